package org.mailwright.rule.address;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about addresses: their syntax, names that mean something, and domains that are none. */
public final class AddressFamily {
    private AddressFamily() {}

    /** Its rules, and the findings that readers, writers and commands see themselves; both in the order of their names. */
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
                        new ReservedRoleMissing()),
                List.of(
                        "address-control-char",
                        "address-list-in-scalar",
                        "address-not-bare",
                        "address-special-destination",
                        "address-too-long",
                        "address-trailing-dot",
                        "address-unqualified",
                        "address-whitespace",
                        "domain-literal",
                        "duplicate-address-case",
                        "duplicate-unicode-fold",
                        "idn-invalid",
                        "idn-u-label",
                        "localpart-leading-dash",
                        "non-ascii-localpart"));
    }
}
