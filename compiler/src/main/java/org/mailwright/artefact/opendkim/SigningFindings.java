package org.mailwright.artefact.opendkim;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Severity;
import org.mailwright.diagnostic.kind.DkimKinds;
import org.mailwright.flow.StrangersMail;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/** Keys that a host is meant to sign with and does not, or should not as things stand. */
public final class SigningFindings {
    private SigningFindings() {}

    /** What OpenDKIM's hosts cannot do as declared, by place. */
    public static List<Diagnostic> of(Site site) {
        List<Diagnostic> findings = new ArrayList<>();
        StrangersMail strangers = StrangersMail.of(site);
        site.hosts(Role.LISTS).forEach(host -> findings.addAll(unjudged(site, host)));
        site.mailHosts().filter(OpenDkimFiles::runsOn).forEach(host -> {
            Signing signing = Signing.of(site, host);
            List<DkimKey> used = signing.keys();
            Signing.declared(site, host).stream()
                    .filter(key -> !used.contains(key))
                    .forEach(key -> findings.add(idle(key, used, host)));
            used.stream()
                    .filter(key -> signing.froms(key).noneMatch(from -> isMore(site, host, from)))
                    .forEach(key -> findings.add(stranger(key, host)));
            if (host.is(Role.LISTS) && !Signing.onlyLists(host)) {
                used.stream()
                        .filter(key -> !serves(site, host, key.domain()))
                        .filter(key -> site.settings().mx().letsUnverifiedIn() || strangers.comesUnjudgedThrough(host))
                        .forEach(key -> findings.add(forged(key, host)));
            }
        });
        return findings.stream().distinct().sorted().toList();
    }

    private static Diagnostic idle(DkimKey key, List<DkimKey> used, Host host) {
        boolean beside = used.stream().anyMatch(other -> !Signing.isEd25519(other));
        if ((!Signing.isEd25519(key) || !beside) && !Signing.onlyLists(host)) {
            return stranger(key, host);
        }
        if (!Signing.isEd25519(key) || !beside) {
            return Diagnostic.warning(
                            DkimKinds.LIST_HOST_KEY,
                            key.location(),
                            host.name() + " is a list host and serves no domain within " + key.domain()
                                    + ": it does not sign with " + key.recordName())
                    .advising("take the host out of signers");
        }
        boolean covered = used.stream().anyMatch(other -> key.domain().isWithin(other.domain()));
        Diagnostic finding = Diagnostic.error(
                        DkimKinds.ED25519_IDLE,
                        key.location(),
                        host.name() + " has RSA keys, and OpenDKIM knows one algorithm a host: it does not sign with "
                                + key.recordName()
                                + (covered ? "" : ", so mail of " + key.domain() + " leaves unsigned"))
                .advising(covered ? "take the host out of signers" : "give " + key.domain() + " an RSA key too");
        return covered ? finding.as(Severity.WARNING) : finding;
    }

    /** True for a domain that is more than the name that every host has. */
    private static boolean isMore(Site site, Host host, DomainName from) {
        return !from.equals(host.name()) || host.sendsFor().contains(from) || serves(site, host, from);
    }

    private static Diagnostic stranger(DkimKey key, Host host) {
        return Diagnostic.warning(
                        DkimKinds.SIGNER_NO_SENDER,
                        key.location(),
                        host.name() + " does not send as " + key.domain() + ": a From in it is not signed with "
                                + key.recordName())
                .seeing(host.location(), "the host")
                .advising("say under sends_for in mailwright::host what it sends as, or take the host out of signers");
    }

    private static Diagnostic forged(DkimKey key, Host host) {
        return Diagnostic.error(
                        DkimKinds.LIST_SIGNS_UNAUTHENTICATED_FROM,
                        key.location(),
                        host.name() + " carries lists and signs " + key.domain()
                                + ": a forged From that comes through a list would be signed")
                .seeing(host.location(), "its roles")
                .advising(
                        "put the lists on a host of their own, or set mailwright::mx: {own_from: reject} without own_from_allow");
    }

    /** The MX hosts refuse an unverified From of a list domain; beside them Mailman would hand it on under its own envelope. */
    private static List<Diagnostic> unjudged(Site site, Host host) {
        return site.domains(Domain.Use.SERVED)
                .filter(domain -> domain.direct() && domain.servedBy().contains(host.name()))
                .map(domain -> Diagnostic.error(
                                DkimKinds.LIST_SIGNS_UNAUTHENTICATED_FROM,
                                domain.location(),
                                host.name() + " takes mail for " + domain.name()
                                        + " from the internet: a forged From in it that comes through a list would pass DMARC")
                        .seeing(host.location(), "its roles")
                        .advising("remove mx: direct, so that the MX hosts judge the From first"))
                .toList();
    }

    private static boolean serves(Site site, Host host, DomainName name) {
        return site.domain(name)
                .filter(domain -> domain.is(Domain.Use.SERVED))
                .filter(domain -> domain.servedBy().contains(host.name()))
                .isPresent();
    }
}
