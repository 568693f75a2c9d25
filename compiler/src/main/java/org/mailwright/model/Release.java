package org.mailwright.model;

import java.util.Arrays;
import java.util.Optional;

/** The Debian release a host runs: it decides the syntax of what the host gets. */
public enum Release {
    /** Postfix 3.7, Dovecot 2.3, rspamd 3.4, PostSRSd 1.10. */
    DEBIAN_12("12"),
    /** Postfix 3.10, Dovecot 2.4, rspamd 3.12, PostSRSd 1.10. */
    DEBIAN_13("13");

    private final String number;

    Release(String number) {
        this.number = number;
    }

    /** The number of the Debian release, e.g. {@code 12}. */
    public String number() {
        return number;
    }

    /** The release with this number; empty for any other. */
    public static Optional<Release> of(String number) {
        return Arrays.stream(values())
                .filter(release -> release.number.equals(number))
                .findFirst();
    }
}
