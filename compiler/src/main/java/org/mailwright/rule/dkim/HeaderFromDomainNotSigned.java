package org.mailwright.rule.dkim;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.DkimKinds;
import org.mailwright.flow.StrangersMail;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * A host whose mail leaves with a From of ours that no key signs, so that DMARC rests on SPF alone and breaks with the
 * first forward. An alias domain that sends must have a key of its own.
 */
public final class HeaderFromDomainNotSigned implements Rule {
    @Override
    public Kind kind() {
        return DkimKinds.HEADER_FROM_DOMAIN_NOT_SIGNED;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Site site = evidence.site();
        List<Diagnostic> findings = new ArrayList<>();
        site.mailHosts()
                .forEach(host -> domains(site, host).stream()
                        .filter(domain -> !isSigned(site, host, domain.name()))
                        .forEach(domain -> findings.add(Diagnostic.warning(
                                        DkimKinds.HEADER_FROM_DOMAIN_NOT_SIGNED,
                                        host.location(),
                                        "mail from " + domain.name() + " that leaves " + host.name() + " is not signed")
                                .seeing(domain.location(), "the domain")
                                .advising("declare a key of the domain with this host among its signers"))));
        if (site.settings().mx().rejectOwnFrom()) {
            findings.addAll(ownNames(site));
        }
        site.domains(Domain.Use.ALIAS)
                .filter(domain -> domain.sends()
                        && site.dkimKeys().stream()
                                .noneMatch(key -> key.domain().equals(domain.name())))
                .forEach(domain -> findings.add(Diagnostic.error(
                                DkimKinds.HEADER_FROM_DOMAIN_NOT_SIGNED,
                                domain.location(),
                                domain.name() + " sends mail but has no DKIM key")
                        .advising("declare one under mailwright::dkim_keys, or remove sends: true")));
        return findings;
    }

    /** Hosts that the MX hosts do not believe by their address: only a signature lets root@ the host in. */
    private List<Diagnostic> ownNames(Site site) {
        StrangersMail strangers = StrangersMail.of(site);
        return site.mailHosts()
                .filter(host -> host.is(Role.SENDER) && strangers.voice(host).strangers())
                .filter(host -> !isSigned(site, host, host.name()))
                .map(host -> Diagnostic.warning(
                                DkimKinds.HEADER_FROM_DOMAIN_NOT_SIGNED,
                                host.location(),
                                "mail from " + host.name() + " itself (root@) is not signed, so the MX hosts refuse it")
                        .seeing(site.settings().mx().location(), "own_from: reject")
                        .advising("declare a key of " + host.name() + " with this host among its signers"))
                .toList();
    }

    /** The domains that a host's mail comes from by its roles. */
    private static List<Domain> domains(Site site, Host host) {
        boolean people = host.is(Role.SRS) || host.is(Role.SUBMISSION) || host.is(Role.RELAY);
        boolean own = host.is(Role.LISTS) || host.is(Role.SENDER);
        return site.domains().values().stream()
                .filter(domain -> people && domain.is(Domain.Use.PRIMARY)
                        || own && domain.servedBy().contains(host.name()))
                .toList();
    }

    private static boolean isSigned(Site site, Host host, DomainName domain) {
        return site.dkimKeys().stream()
                .filter(key -> key.use() == DkimKey.Use.DKIM)
                .anyMatch(key -> key.signers().contains(host.name()) && domain.isWithin(key.domain()));
    }
}
