package org.mailwright.rule.dns;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about our names: the records we make and those kept by hand. */
public final class DnsFamily {
    private DnsFamily() {}

    /** Its rules, in the order of their names. */
    public static Family family() {
        return new Family(
                "dns",
                List.of(
                        new BimiPrerequisite(),
                        new CaaTag(),
                        new CnameApex(),
                        new CnameChain(),
                        new CnameMultiple(),
                        new NameUnderscoreHost(),
                        new NameUnderscoreMissing(),
                        new SoaRnameAt(),
                        new SrvDotTarget(),
                        new SrvImapAbsent(),
                        new SrvServicePort(),
                        new TtlRange(),
                        new TtlRrsetMismatch(),
                        new TxtEmptyOrDuplicate(),
                        new TxtSemicolonQuote()));
    }
}
