package org.mailwright.proof.postfix;

import java.util.List;
import java.util.Optional;

/** A list of tables that is asked about addresses in the order of virtual(5): whole, without extension, local, domain. */
record AddressMaps(List<LookupTable> tables, Local local, Delimiters delimiters) {
    /** Whether a domain is one whose local parts stand in tables without it. */
    @FunctionalInterface
    interface Local {
        boolean is(String domain);
    }

    /** A hit, and the extension that the key had and the entry has not; empty for none. */
    record Found(Hit hit, String extension) {}

    boolean isOpaque() {
        return tables.stream().anyMatch(LookupTable::isOpaque);
    }

    /** The first table that knows the key. */
    static Optional<Hit> find(List<LookupTable> tables, String key, boolean fixedOnly) {
        for (LookupTable table : tables) {
            Optional<Hit> hit = fixedOnly && !table.isFixed() ? Optional.empty() : table.find(key);
            if (hit.isPresent()) {
                return hit;
            }
        }
        return Optional.empty();
    }

    Optional<Found> find(String address) {
        Optional<Hit> full = find(tables, address, false);
        if (full.isPresent()) {
            return full.map(hit -> new Found(hit, ""));
        }
        int at = address.lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        String extension = delimiters.extension(address.substring(0, at));
        String plain = address.substring(0, at - extension.length());
        String domain = address.substring(at + 1);
        if (!extension.isEmpty()) {
            Optional<Hit> bare = find(tables, plain + "@" + domain, true);
            if (bare.isPresent()) {
                return bare.map(hit -> new Found(hit, extension));
            }
        }
        if (local.is(domain)) {
            Optional<Hit> name = find(tables, address.substring(0, at), true);
            if (name.isPresent()) {
                return name.map(hit -> new Found(hit, ""));
            }
            Optional<Hit> bare = extension.isEmpty() ? Optional.empty() : find(tables, plain, true);
            if (bare.isPresent()) {
                return bare.map(hit -> new Found(hit, extension));
            }
        }
        return find(tables, "@" + domain, true).map(hit -> new Found(hit, ""));
    }
}
