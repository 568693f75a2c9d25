package org.mailwright.rule.filter;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about filters and signers. */
public final class FilterFamily {
    private FilterFamily() {}

    /** Its rules, in the order of their names. */
    public static Family family() {
        return new Family("filter", List.of(new GreylistRedisNotShared()));
    }
}
