package org.mailwright.rule;

import java.time.LocalDate;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.model.Site;
import org.mailwright.route.Routes;

/**
 * What rules judge.
 *
 * @param routes the site and where each address goes
 * @param names what the name servers of our zones will answer
 * @param today for whatever has a date
 */
public record Evidence(Routes routes, AuthoritativeData names, LocalDate today) {
    public Site site() {
        return routes.site();
    }
}
