package org.mailwright.source.address;

/**
 * Why a text is no address, or no domain.
 *
 * @param rule the kind of finding, e.g. {@code address-not-bare}
 * @param reason a clause without subject, e.g. {@code it begins with "-"}
 * @param remedy how to mend it: one imperative sentence
 */
public record Fault(String rule, String reason, String remedy) {}
