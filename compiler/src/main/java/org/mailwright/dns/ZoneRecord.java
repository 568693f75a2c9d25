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
}
