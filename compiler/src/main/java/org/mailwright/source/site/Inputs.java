package org.mailwright.source.site;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Checks;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.DkimKinds;
import org.mailwright.diagnostic.kind.MxKinds;
import org.mailwright.diagnostic.kind.RoutingKinds;
import org.mailwright.diagnostic.kind.SiteKinds;
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
        Site site, List<SourceSize> sources, Optional<Path> templates, Checks checks, Set<Kind> consequences) {
    /** What is found where the part of a host is not known: it may be the one that is missed. */
    static final Set<Kind> OF_LOST_HOSTS = Set.of(
            MxKinds.MISSING,
            RoutingKinds.SRS_HOST_MISSING,
            SiteKinds.HOST_UNKNOWN_ROLE,
            RoutingKinds.RELAY_HOST_NOT_IN_INVENTORY,
            DkimKinds.HEADER_FROM_DOMAIN_NOT_SIGNED);

    /** What is found where a DKIM key cannot be read: it may be the one that signs. */
    static final Set<Kind> OF_LOST_KEYS = Set.of(DkimKinds.HEADER_FROM_DOMAIN_NOT_SIGNED);

    public Inputs {
        sources = List.copyOf(sources);
        consequences = Set.copyOf(consequences);
    }
}
