package org.mailwright.source.site;

import java.util.List;
import org.mailwright.diagnostic.Checks;
import org.mailwright.model.Site;

/**
 * What was read from all inputs.
 *
 * @param site the mail system they describe
 * @param sources how much each source of people gave
 * @param checks what the site says about its findings
 */
public record Inputs(Site site, List<SourceSize> sources, Checks checks) {
    public Inputs {
        sources = List.copyOf(sources);
    }
}
