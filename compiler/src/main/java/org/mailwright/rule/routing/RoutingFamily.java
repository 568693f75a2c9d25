package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about where addresses lead. */
public final class RoutingFamily {
    private RoutingFamily() {}

    /** Its rules, and the findings that readers, writers and commands see themselves; both in the order of their names. */
    public static Family family() {
        return new Family(
                "routing",
                List.of(
                        new AliasLoop(),
                        new AliasMissingTarget(),
                        new AliasShadowsForward(),
                        new ForwardBothSources(),
                        new ForwardTargetInternal(),
                        new HostRoleConflict(),
                        new LdapAccountLocked(),
                        new LdapAccountRetired(),
                        new LdapMailDisabled(),
                        new LdapUidAliasCollision(),
                        new ReservedPostmasterMissing(),
                        new SenderLoginOrphan(),
                        new SrsHostMissing(),
                        new SrsSecretMissing()),
                List.of(
                        "alias-in-unserved-domain",
                        "domain-alias-exception",
                        "domain-alias-unserved",
                        "duplicate-address",
                        "duplicate-address-same",
                        "localpart-syntax",
                        "recipient-delimiter-syntax",
                        "sender-login-format",
                        "srs-secret-weak"));
    }
}
