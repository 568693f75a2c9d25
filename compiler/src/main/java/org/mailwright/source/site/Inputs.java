package org.mailwright.source.site;

import java.util.List;
import org.mailwright.model.Site;

/**
 * What was read from all inputs.
 *
 * @param site the mail system they describe
 * @param sources how much each source of people gave
 */
public record Inputs(Site site, List<SourceSize> sources) {
    public Inputs {
        sources = List.copyOf(sources);
    }
}
