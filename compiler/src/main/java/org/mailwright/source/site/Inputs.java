package org.mailwright.source.site;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Checks;
import org.mailwright.model.Site;

/**
 * What was read from all inputs.
 *
 * @param site the mail system they describe
 * @param sources how much each source of people gave
 * @param templates the directory of the site's own templates
 * @param checks what the site says about its findings
 */
public record Inputs(Site site, List<SourceSize> sources, Optional<Path> templates, Checks checks) {
    public Inputs {
        sources = List.copyOf(sources);
    }
}
