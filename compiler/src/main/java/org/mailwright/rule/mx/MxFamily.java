package org.mailwright.rule.mx;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about who takes mail for a name. */
public final class MxFamily {
    private MxFamily() {}

    /** Its rules, in the order of their names. */
    public static Family family() {
        return new Family(
                "mx",
                List.of(
                        new EnvelopeDomainNoMx(),
                        new MxDuplicate(),
                        new MxHostRole(),
                        new MxMissing(),
                        new MxSingle(),
                        new MxTargetIp(),
                        new MxTargetMissingDot(),
                        new NullMxDomainSends(),
                        new NullMxMissing(),
                        new NullMxPreference(),
                        new WildcardMx()));
    }
}
