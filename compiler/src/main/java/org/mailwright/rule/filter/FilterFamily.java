package org.mailwright.rule.filter;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about filters and signers. */
public final class FilterFamily {
    private FilterFamily() {}

    /** Its rules, and the findings that readers, writers and commands see themselves; both in the order of their names. */
    public static Family family() {
        return new Family(
                "filter",
                List.of(new GreylistRedisNotShared()),
                List.of(
                        "greylist-without-redis",
                        "internalhosts-hostname",
                        "remove-old-signatures-scope",
                        "rspamd-clamav-syntax",
                        "rspamd-redis-syntax",
                        "srs-domain-alignment",
                        "srs-signs-unauthenticated-from"));
    }
}
