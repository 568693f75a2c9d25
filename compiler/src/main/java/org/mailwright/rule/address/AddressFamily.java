package org.mailwright.rule.address;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about addresses: their syntax, names that mean something, and domains that are none. */
public final class AddressFamily {
    private AddressFamily() {}

    /** Its rules, in the order of their names. */
    public static Family family() {
        return new Family(
                "address",
                List.of(
                        new ConfusableName(),
                        new DelimiterInsideName(),
                        new DelimiterUnknownToLists(),
                        new DomainReservedExample(),
                        new DomainSpecialUse(),
                        new DomainTypo(),
                        new ExtensionLost(),
                        new ExtensionShadowsBase(),
                        new ExtensionWithoutBase(),
                        new ReservedAbuseMissing(),
                        new ReservedHostmasterMissing(),
                        new ReservedNameUserClaimed(),
                        new ReservedRoleMissing()));
    }
}
