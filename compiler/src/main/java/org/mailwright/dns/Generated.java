package org.mailwright.dns;

import java.io.IOException;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.mailwright.diagnostic.Parsed;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** The records of the {@code $GENERATE} directives of one file. */
final class Generated {
    /** More records than one line makes in any honest zone: a /16 has as many addresses. */
    private static final int MOST_OF_A_LINE = 65_536;

    private static final int MOST_OF_A_FILE = 2 * MOST_OF_A_LINE;
    /** BIND has room for 65,535 octets of data in each record; so many records of that size are no zone. */
    private static final int MOST_TEXT = 16 << 20;

    private final Name apex;
    private final ObjIntConsumer<Record> records;
    private long made;
    private long text;

    private Generated(Name apex, ObjIntConsumer<Record> records) {
        this.apex = apex;
        this.records = records;
    }

    /** Gives each record and its line to {@code records}, up to the known fault; the result is an earlier fault. */
    static Optional<ZoneFault> add(
            ZoneDirectives directives, Optional<ZoneFault> known, ObjIntConsumer<Record> records) {
        int end = known.map(ZoneFault::line).orElse(Integer.MAX_VALUE);
        Generated generated = new Generated(directives.apex(), records);
        return directives.generates().stream()
                .filter(directive -> directive.entry().line() < end)
                .map(generated::add)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<ZoneFault> add(ZoneDirectives.InPlace directive) {
        int line = directive.entry().line();
        Parsed<Generate> parsed = Generate.parse(directive.entry());
        if (parsed.value().isEmpty()) {
            return Optional.of(ZoneFault.at(line, parsed.reason()));
        }
        Generate generate = parsed.value().get();
        made += generate.count();
        if (generate.count() > MOST_OF_A_LINE) {
            return Optional.of(ZoneFault.limit(line, "one line makes more than " + MOST_OF_A_LINE + " records"));
        }
        if (made > MOST_OF_A_FILE) {
            return Optional.of(
                    ZoneFault.limit(line, "its $GENERATE lines make more than " + MOST_OF_A_FILE + " records"));
        }
        for (int nth = 0; nth < generate.count(); nth++) {
            Optional<ZoneFault> fault = add(generate, generate.number(nth), directive, line);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<ZoneFault> add(Generate generate, int number, ZoneDirectives.InPlace directive, int line) {
        Parsed<String> owner = generate.owner().of(number);
        Parsed<String> data = generate.data().of(number);
        if (owner.value().isEmpty() || data.value().isEmpty()) {
            return Optional.of(ZoneFault.at(line, owner.reason().isEmpty() ? data.reason() : owner.reason()));
        }
        text += owner.value().get().length() + data.value().get().length();
        if (text > MOST_TEXT) {
            return Optional.of(ZoneFault.limit(line, "its $GENERATE lines make more than " + MOST_TEXT + " octets"));
        }
        try {
            Name name = Name.fromString(Octets.escaped(owner.value().get()), directive.origin());
            return add(name, generate, data.value().get(), directive);
        } catch (IOException | RuntimeException e) {
            return Optional.of(ZoneFault.at(line, "for the number " + number + ": " + ZoneFault.reason(e)));
        }
    }

    private Optional<ZoneFault> add(Name name, Generate generate, String data, ZoneDirectives.InPlace directive)
            throws IOException {
        int line = directive.entry().line();
        long ttl = generate.ttl().orElse(directive.ttl());
        if (!name.subdomain(apex)) {
            // BIND passes over such a record before it reads the data.
            records.accept(Record.newRecord(name, generate.type(), DClass.IN, ttl), line);
            return Optional.empty();
        }
        Optional<String> wrong = ZoneEntry.of(" " + Type.string(generate.type()) + " " + data).stream()
                .findFirst()
                .flatMap(DataText::fault);
        if (wrong.isEmpty()) {
            records.accept(
                    Record.fromString(name, generate.type(), DClass.IN, ttl, Octets.escaped(data), directive.origin()),
                    line);
        }
        return wrong.map(reason -> ZoneFault.at(line, reason));
    }
}
