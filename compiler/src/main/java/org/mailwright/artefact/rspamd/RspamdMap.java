package org.mailwright.artefact.rspamd;

import java.util.Locale;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Body;
import org.mailwright.artefact.Notice;
import org.mailwright.model.Host;

/** A map: a text file of one entry a line that rspamd looks up in, and watches by itself. */
enum RspamdMap {
    /** The domain of the MX hosts' seal, and its selector. */
    ARC_SELECTORS,
    /** The same domain, and the file of its key. */
    ARC_PATHS,
    /** A signing domain, and the selector of its key. */
    DKIM_SELECTORS,
    /** A signing domain, and the file of its key. */
    DKIM_PATHS,
    /** Networks from which a From is let through although its domain asks to reject it. */
    DMARC_ALLOW,
    /** The MX hosts by address. */
    MX_HOSTS,
    /** Domains of ours, and what a From in them means. */
    OWN_DOMAINS,
    /** Networks from which a From of ours is let through unverified. */
    OWN_FROM_ALLOW,
    /** Our hosts by address, and the domains each may speak for. */
    OWN_HOSTS,
    /** Recipients of ours, and whether their mail ends outside. */
    RECIPIENT_ENDS,
    /** A From domain, and the domain that signs for it. */
    SIGNING_DOMAINS;

    /** The name a template knows it by, e.g. {@code own_hosts}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The path on the host. */
    String path() {
        return RspamdFile.path(file());
    }

    private String file() {
        return "local.d/maps.d/" + word() + ".map";
    }

    /** The map of a host, its header before the entries. */
    Artefact of(Host host, Body entries) {
        return RspamdFile.of(host, file(), lines -> {
            lines.line(Notice.HASH, host.location());
            entries.write(lines);
        });
    }
}
