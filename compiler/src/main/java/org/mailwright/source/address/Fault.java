package org.mailwright.source.address;

import org.mailwright.diagnostic.Kind;

/**
 * Why a text is no address, or no domain.
 *
 * @param kind the kind of finding, e.g. {@code address-not-bare}
 * @param reason a clause without subject, e.g. {@code it begins with "-"}
 * @param remedy how to mend it: one imperative sentence
 */
public record Fault(Kind kind, String reason, String remedy) {}
