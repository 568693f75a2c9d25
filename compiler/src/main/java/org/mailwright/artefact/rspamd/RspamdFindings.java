package org.mailwright.artefact.rspamd;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.kind.DkimKinds;
import org.mailwright.diagnostic.kind.FilterKinds;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;

/** What the site's settings would make of rspamd and of the SRS hosts' signatures and envelopes that it should not. */
public final class RspamdFindings {
    private RspamdFindings() {}

    /** Every finding of a site with MX or SRS hosts. */
    public static List<Diagnostic> of(Site site) {
        List<Diagnostic> findings = new ArrayList<>();
        if (!site.hosts(Role.MX).isEmpty()) {
            findings.addAll(filter(site.settings().rspamd()));
            findings.addAll(seals(site));
        }
        List<Host> srsHosts = site.hosts(Role.SRS);
        if (!srsHosts.isEmpty()) {
            Settings.Srs srs = site.settings().srs();
            site.domain(srs.rewriteTo())
                    .ifPresent(domain -> findings.addAll(
                            alignment(site, srs.rewriteTo(), domain, "senders are rewritten into " + srs.rewriteTo())));
        }
        srsHosts.stream()
                .filter(host -> OwnDomains.isDeclared(site, host.name()))
                .forEach(host -> findings.addAll(alignment(
                        site,
                        host.name(),
                        site.domain(host.name()).orElseThrow(),
                        "an SRS host greets as " + host.name())));
        return findings;
    }

    private static List<Diagnostic> filter(Settings.Rspamd settings) {
        List<Diagnostic> findings = new ArrayList<>();
        if (settings.redis().isEmpty()) {
            findings.add(Diagnostic.warning(
                            FilterKinds.GREYLIST_WITHOUT_REDIS,
                            settings.location(),
                            "no greylisting on the MX hosts: there is no Redis to remember senders in")
                    .advising("name one, e.g. redis: \"127.0.0.1:6379\""));
        }
        settings.redis()
                .filter(redis -> !RspamdText.isQuotable(redis))
                .ifPresent(redis -> findings.add(Diagnostic.error(
                                FilterKinds.RSPAMD_REDIS_SYNTAX,
                                settings.location(),
                                "redis: \"" + redis + "\" is no server")
                        .advising("write host:port without blanks")));
        settings.clamav()
                .filter(socket -> !socket.startsWith("/") || !RspamdText.isQuotable(socket))
                .ifPresent(socket -> findings.add(Diagnostic.error(
                                FilterKinds.RSPAMD_CLAMAV_SYNTAX,
                                settings.location(),
                                "clamav: \"" + socket + "\" is no socket")
                        .advising("write the absolute path of clamd's socket, e.g. /run/clamav/clamd.ctl")));
        return findings;
    }

    private static List<Diagnostic> seals(Site site) {
        return site.dkimKeys().stream()
                .filter(key -> key.use() == DkimKey.Use.ARC && !SigningKeys.isRsa(key))
                .map(key -> Diagnostic.warning(
                                DkimKinds.ARC_KEY_NOT_RSA,
                                key.location(),
                                "rspamd cannot seal with the Ed25519 key " + key.selector() + " of " + key.domain())
                        .advising("use an RSA key for ARC"))
                .toList();
    }

    /**
     * Unverified mail that is forwarded would get SPF, aligned with a From in that name, from our envelope or our HELO
     * (RFC 7489 section 3.1.2). It stays out only where no unverified From of ours comes in at all.
     */
    private static List<Diagnostic> alignment(Site site, DomainName name, Domain domain, String why) {
        Settings.Mx mx = site.settings().mx();
        Settings.Srs srs = site.settings().srs();
        String hole = why + ", and mail is written from it: a forged From in it would leave with an aligned SPF pass";
        if (!mx.rejectOwnFrom() && domain.is(Domain.Use.PRIMARY)) {
            return List.of(Diagnostic.error(
                            FilterKinds.SRS_SIGNS_UNAUTHENTICATED_FROM,
                            srs.location(),
                            "a From in " + name + " that nobody verified is let in, and leaves with the sender " + name
                                    + " of ours: DMARC passes for a forgery")
                    .seeing(mx.location(), "own_from lets it in")
                    .seeing(domain.location(), name + " is declared here")
                    .advising("leave out rewrite_to, or set mailwright::mx: {own_from: reject}"));
        }
        if (!mx.rejectOwnFrom()) {
            return List.of(Diagnostic.error(FilterKinds.SRS_DOMAIN_ALIGNMENT, srs.location(), hole)
                    .seeing(domain.location(), name + " is declared here")
                    .advising("use a name for nothing else, or set mailwright::mx: {own_from: reject}"));
        }
        return !mx.letsUnverifiedIn()
                ? List.of()
                : List.of(Diagnostic.error(FilterKinds.SRS_DOMAIN_ALIGNMENT, srs.location(), hole)
                        .seeing(mx.location(), "own_from_allow lets an unverified From of ours in")
                        .advising("use a name for nothing else, or remove own_from_allow"));
    }
}
