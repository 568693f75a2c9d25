package org.mailwright.rule.ptr;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about the names and addresses that a sending host shows. */
public final class PtrFamily {
    private PtrFamily() {}

    /** Its rules, in the order of their names. */
    public static Family family() {
        return new Family(
                "ptr",
                List.of(
                        new AV4mapped(),
                        new HeloNotFqdn(),
                        new Ipv6Partial(),
                        new PtrFcrdns(),
                        new PtrHeloMismatch(),
                        new PtrMissing(),
                        new PtrMultiple(),
                        new PtrZonePlacement()));
    }
}
