package org.mailwright.source.site;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Checks;
import org.mailwright.model.Site;

/**
 * What was read from all inputs.
 *
 * @param site the mail system they describe
 * @param sources how much each source of people gave
 * @param templates the directory of the site's own templates
 * @param checks what the site says about its findings
 * @param consequences the kinds of findings that would only follow from an error that reading them reported
 */
public record Inputs(
        Site site, List<SourceSize> sources, Optional<Path> templates, Checks checks, Set<String> consequences) {
    /** What is found where the part of a host is not known: it may be the one that is missed. */
    static final Set<String> OF_LOST_HOSTS = Set.of(
            "mx-missing",
            "srs-host-missing",
            "host-unknown-role",
            "relay-host-not-in-inventory",
            "header-from-domain-not-signed");

    /** What is found where a DKIM key cannot be read: it may be the one that signs. */
    static final Set<String> OF_LOST_KEYS = Set.of("header-from-domain-not-signed");

    public Inputs {
        sources = List.copyOf(sources);
        consequences = Set.copyOf(consequences);
    }
}
