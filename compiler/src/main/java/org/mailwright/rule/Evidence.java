package org.mailwright.rule;

import java.time.LocalDate;
import org.mailwright.model.Site;
import org.mailwright.route.Routes;

/**
 * What rules judge.
 *
 * @param routes the site and where each address goes
 * @param today for whatever has a date
 */
public record Evidence(Routes routes, LocalDate today) {
    public Site site() {
        return routes.site();
    }
}
