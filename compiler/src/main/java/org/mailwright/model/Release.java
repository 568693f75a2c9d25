package org.mailwright.model;

/** The Debian release a host runs: it decides the syntax of what the host gets. */
public enum Release {
    /** Postfix 3.7, Dovecot 2.3, rspamd 3.4, PostSRSd 1.10. */
    DEBIAN_12,
    /** Postfix 3.10, Dovecot 2.4, rspamd 3.12, PostSRSd 1.10. */
    DEBIAN_13
}
