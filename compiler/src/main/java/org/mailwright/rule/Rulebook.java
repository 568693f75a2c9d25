package org.mailwright.rule;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.rule.dkim.HeaderFromDomainNotSigned;
import org.mailwright.rule.routing.AliasLoop;
import org.mailwright.rule.routing.AliasMissingTarget;
import org.mailwright.rule.routing.AliasShadowsForward;
import org.mailwright.rule.routing.ForwardBothSources;
import org.mailwright.rule.routing.ForwardTargetInternal;
import org.mailwright.rule.routing.HostRoleConflict;
import org.mailwright.rule.routing.LdapAccountLocked;
import org.mailwright.rule.routing.LdapAccountRetired;
import org.mailwright.rule.routing.LdapMailDisabled;
import org.mailwright.rule.routing.LdapUidAliasCollision;
import org.mailwright.rule.routing.ReservedPostmasterMissing;
import org.mailwright.rule.routing.SenderLoginOrphan;
import org.mailwright.rule.routing.SrsHostMissing;
import org.mailwright.rule.routing.SrsSecretMissing;

/** The rules there are. */
public record Rulebook(List<Rule> rules) {
    public Rulebook {
        rules = List.copyOf(rules);
    }

    /** Every rule of ours. */
    public static Rulebook standard() {
        return new Rulebook(List.of(
                new AliasLoop(),
                new AliasMissingTarget(),
                new AliasShadowsForward(),
                new ForwardBothSources(),
                new ForwardTargetInternal(),
                new HeaderFromDomainNotSigned(),
                new HostRoleConflict(),
                new LdapAccountLocked(),
                new LdapAccountRetired(),
                new LdapMailDisabled(),
                new LdapUidAliasCollision(),
                new ReservedPostmasterMissing(),
                new SenderLoginOrphan(),
                new SrsHostMissing(),
                new SrsSecretMissing()));
    }

    /** Everything they find. */
    public List<Diagnostic> check(Evidence evidence) {
        return rules.stream().flatMap(rule -> rule.check(evidence).stream()).toList();
    }
}
