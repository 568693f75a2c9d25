package org.mailwright.source.site;

import java.util.List;
import org.mailwright.diagnostic.Suppression;
import org.mailwright.model.Site;

/**
 * What was read from all inputs.
 *
 * @param site the mail system they describe
 * @param sources how much each source of people gave
 * @param suppressions the findings that the site lives with
 */
public record Inputs(Site site, List<SourceSize> sources, List<Suppression> suppressions) {
    public Inputs {
        suppressions = List.copyOf(suppressions);
        sources = List.copyOf(sources);
    }
}
