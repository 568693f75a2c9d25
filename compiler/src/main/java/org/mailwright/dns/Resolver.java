package org.mailwright.dns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks names up as a resolver does, but may ask the name servers of our zones only: what lies elsewhere is unknown. Aliases
 * are followed (RFC 1034 section 3.6.2), wildcards stand for what does not exist (RFC 4592).
 */
public final class Resolver {
    /** Resolvers give up on a long chain, and on a loop. */
    private static final int LONGEST_CHAIN = 10;

    private final AuthoritativeData data;
    private final Set<String> wildcards = new HashSet<>();
    private final Set<String> redirected = new HashSet<>();
    /** Every owner and the names above it (empty non-terminals, RFC 4592 section 2.2.2); empty without a wildcard. */
    private final Set<String> existing = new HashSet<>();

    /** Asks what these data hold now. */
    public Resolver(AuthoritativeData data) {
        this.data = data;
        data.all().forEach(record -> {
            if (record.owner().startsWith("*.")) {
                wildcards.add(record.owner());
            }
            if (record.type().equals("DNAME")) {
                redirected.add(record.owner());
            }
        });
        if (!wildcards.isEmpty()) {
            data.all().forEach(record -> exist(record.owner()));
        }
    }

    /** What becomes of a look-up. */
    public enum State {
        /** There are records. */
        FOUND,
        /** The name has none of this type, or does not exist. */
        ABSENT,
        /** The answer is in a zone, or a part of one, that is not known here. */
        UNKNOWN
    }

    /** The answer to a look-up; records only where they are found. */
    public record Answer(State state, List<ZoneRecord> records) {
        public Answer {
            records = List.copyOf(records);
        }

        public boolean is(State other) {
            return state == other;
        }

        private static Answer without(State state) {
            return new Answer(state, List.of());
        }
    }

    /** The records of a type at a name, or at the end of its aliases; upper case and a final dot do not matter. */
    public Answer find(String name, RecordType type) {
        String at = name.toLowerCase(Locale.ROOT);
        at = at.endsWith(".") ? at.substring(0, at.length() - 1) : at;
        for (int i = 0; i <= LONGEST_CHAIN; i++) {
            if (!data.holds(at) || isRedirected(at)) {
                return Answer.without(State.UNKNOWN);
            }
            List<ZoneRecord> here = owned(at);
            List<ZoneRecord> found =
                    here.stream().filter(record -> record.is(type)).toList();
            if (!found.isEmpty()) {
                return new Answer(State.FOUND, found);
            }
            List<ZoneRecord> alias =
                    here.stream().filter(record -> record.is(RecordType.CNAME)).toList();
            if (alias.isEmpty() || type == RecordType.CNAME) {
                return Answer.without(data.isWhole(at) ? State.ABSENT : State.UNKNOWN);
            }
            at = target(alias.get(0).value());
        }
        return Answer.without(State.UNKNOWN);
    }

    /** True when the name exists in our zones, with whatever records (RFC 8020); false also where that cannot be known. */
    public boolean exists(String name) {
        return !owned(name.toLowerCase(Locale.ROOT)).isEmpty();
    }

    /** The last field of a value that ends in a name, without final dot; empty for the root. */
    public static String target(String value) {
        String name = value.substring(value.lastIndexOf(' ') + 1);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private List<ZoneRecord> owned(String name) {
        List<ZoneRecord> records = data.at(name);
        if (!records.isEmpty() || wildcards.isEmpty() || existing.contains(name)) {
            return records;
        }
        String encloser = name;
        while (encloser.indexOf('.') >= 0 && !existing.contains(encloser)) {
            encloser = encloser.substring(encloser.indexOf('.') + 1);
        }
        String wildcard = "*." + encloser;
        List<ZoneRecord> made = new ArrayList<>();
        if (wildcards.contains(wildcard)) {
            data.at(wildcard)
                    .forEach(record -> made.add(
                            new ZoneRecord(name, record.type(), record.value(), record.ttl(), record.location())));
        }
        return made;
    }

    /** Below a DNAME (RFC 6672) all names are others'. */
    private boolean isRedirected(String name) {
        return !redirected.isEmpty() && redirected.stream().anyMatch(above -> name.endsWith("." + above));
    }

    private void exist(String owner) {
        for (String name = owner; existing.add(name) && name.indexOf('.') >= 0; ) {
            name = name.substring(name.indexOf('.') + 1);
        }
    }
}
