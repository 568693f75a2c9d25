package org.mailwright.dns;

/** The types of DNS records that a mail system needs, in the order they stand at one name. */
public enum RecordType {
    A,
    AAAA,
    CNAME,
    MX,
    PTR,
    SRV,
    TLSA,
    TXT
}
