package org.mailwright.dns;

import org.mailwright.diagnostic.Location;

/**
 * A record of a hand-written zone.
 *
 * @param owner in lower case without final dot, as it stands: it may be a wildcard
 * @param type the mnemonic, e.g. {@code CAA}
 * @param value the rdata with names absolute and in lower case, addresses canonical; of a TXT record the joined text
 * @param ttl in seconds
 * @param location the line the record begins at
 */
public record ZoneRecord(String owner, String type, String value, long ttl, Location location) {

    public boolean is(RecordType other) {
        return type.equals(other.name());
    }

    /** The name that an MX, SRV, PTR, CNAME or NS record points to, without final dot; empty for the root. */
    public String target() {
        String name = value.substring(value.lastIndexOf(' ') + 1);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** A number among the fields of the rdata, the first of them 0: an MX record's preference, an SRV record's port (2). */
    public int number(int field) {
        return Integer.parseInt(value.split(" ")[field]);
    }
}
