package org.mailwright.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.rule.address.AddressFamily;
import org.mailwright.rule.dkim.DkimFamily;
import org.mailwright.rule.dmarc.DmarcFamily;
import org.mailwright.rule.dns.DnsFamily;
import org.mailwright.rule.filter.FilterFamily;
import org.mailwright.rule.ldap.LdapFamily;
import org.mailwright.rule.mx.MxFamily;
import org.mailwright.rule.password.PasswordFamily;
import org.mailwright.rule.ptr.PtrFamily;
import org.mailwright.rule.routing.RoutingFamily;
import org.mailwright.rule.spf.SpfFamily;
import org.mailwright.rule.tls.TlsFamily;

/** The rules there are, in families by subject. */
public record Rulebook(List<Family> families) {
    public Rulebook {
        families = List.copyOf(families);
    }

    /** Every rule of ours. */
    public static Rulebook standard() {
        return new Rulebook(List.of(
                AddressFamily.family(),
                DkimFamily.family(),
                DmarcFamily.family(),
                DnsFamily.family(),
                FilterFamily.family(),
                LdapFamily.family(),
                MxFamily.family(),
                PasswordFamily.family(),
                PtrFamily.family(),
                RoutingFamily.family(),
                SpfFamily.family(),
                TlsFamily.family()));
    }

    /** All rules, family by family. */
    public Stream<Rule> rules() {
        return families.stream().flatMap(family -> family.rules().stream());
    }

    /** Everything that the rules of some sets find, and those that guard the output. */
    public List<Diagnostic> check(Evidence evidence, Set<RuleSet> sets) {
        return rules().filter(rule -> rule.kind().is(Kind.Trait.GUARD)
                        || sets.contains(rule.kind().set()))
                .flatMap(rule -> rule.check(evidence).stream())
                .toList();
    }
}
