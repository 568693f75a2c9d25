package org.mailwright.dns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.DnsKinds;
import org.mailwright.model.IpAddress;
import org.mailwright.model.ZoneSettings;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Master;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** One pass over one zone file. A fault ends it; the records before it count. */
final class ZoneReading {
    /** Blank lines, comments, and the directives that make no records. */
    private static final String BETWEEN = "\\s*(;.*|\\$.*)?";
    /** Before the first line of a file that an editor marked as UTF-8. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final ZoneSettings zone;
    private final String file;
    private final ZoneDirectives directives;
    private final List<String> lines;
    private final Map<Integer, ZoneEntry> entries = new HashMap<>();
    private final List<ZoneRecord> records = new ArrayList<>();
    private final List<Diagnostic> findings = new ArrayList<>();
    private int ended;
    private Optional<ZoneFault> fault = Optional.empty();

    ZoneReading(ZoneSettings zone, String text) {
        this.zone = zone;
        this.file = zone.file().orElseGet(() -> zone.location().source());
        this.directives = ZoneDirectives.of(zone, text);
        directives.entries().forEach(entry -> entries.put(entry.line(), entry));
        this.lines = List.of(directives.rest().split("\n", -1));
    }

    Checked<ZoneFile> read() {
        if (directives.rest().startsWith(BYTE_ORDER_MARK)) {
            fault = Optional.of(new ZoneFault(
                    1,
                    "it begins with a byte order mark (U+FEFF)",
                    "save the file as UTF-8 without a byte order mark",
                    true));
        } else {
            parse();
            fault = Generated.add(directives, fault, this::add).or(() -> fault);
        }
        int end = fault.map(ZoneFault::line).orElse(Integer.MAX_VALUE);
        List<ZoneRecord> before = records.stream()
                .filter(record -> record.location().line() <= end)
                .sorted(Comparator.comparingInt(record -> record.location().line()))
                .toList();
        List<Diagnostic> all = new ArrayList<>(findings);
        all.removeIf(finding -> finding.location().line() > end);
        fault.ifPresent(known -> all.add(known.in(zone, file)));
        all.sort(Comparator.comparingInt(finding -> finding.location().line()));
        return new Checked<>(new ZoneFile(before, directives.isWhole()), all);
    }

    private void parse() {
        CountedLines in = new CountedLines(Octets.escaped(directives.rest()).getBytes(StandardCharsets.US_ASCII));
        try (Master master = new Master(in, directives.apex(), zone.ttl())) {
            // The file includes our own fragment, and a parser that opens what it is told to would read anything.
            master.disableIncludes();
            master.expandGenerate(false);
            parse(master, in);
        } catch (IOException | RuntimeException e) {
            // The parser ends with an exception of any kind for some of the texts that are no records.
            ZoneFault seen = ZoneFault.of(e, in.lines() + 1);
            int line = directives.lineOf(seen.line(), begin(ended));
            // The parser says of every text record only that it is not valid.
            Optional<String> why = directives.entries().stream()
                    .filter(entry -> entry.line() <= line && line <= entry.last())
                    .findFirst()
                    .filter(entry -> seen.reason().equals("invalid string"))
                    .flatMap(DataText::fault);
            fault = Optional.of(ZoneFault.at(line, why.orElse(seen.reason())));
        }
    }

    private void parse(Master master, CountedLines in) throws IOException {
        for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
            int begin = begin(ended);
            ended = in.lines();
            Optional<String> wrong = wrong(record, Optional.ofNullable(entries.get(begin)));
            if (wrong.isPresent()) {
                fault = Optional.of(ZoneFault.at(begin, wrong.get()));
                return;
            }
            add(record, begin);
        }
    }

    /** Why no name server loads a zone with this record after those before it (RFC 1035 section 5.2). */
    private Optional<String> wrong(Record record, Optional<ZoneEntry> entry) {
        if (record.getDClass() != DClass.IN) {
            return Optional.of("the class " + DClass.string(record.getDClass()) + " is not that of the zone, IN");
        }
        if (record.getType() != Type.SOA) {
            return entry.flatMap(DataText::fault);
        }
        if (!record.getName().equals(directives.apex())) {
            return Optional.of(
                    "the SOA record is at " + record.getName().toString(true) + ", not at the top of the zone");
        }
        ZoneRecord soa = value(record, Location.file(file, 1, 0));
        return records.stream()
                .filter(before -> before.type().equals("SOA") && !before.value().equals(soa.value()))
                .findFirst()
                .map(before -> "a second SOA record; the first is in line "
                        + before.location().line());
    }

    /** The line after {@code ended} that begins a record. */
    private int begin(int ended) {
        int line = ended;
        while (line < lines.size() - 1 && lines.get(line).matches(BETWEEN)) {
            line++;
        }
        return line + 1;
    }

    /** A name server leaves out what is not below the apex (RFC 1035 section 5.2), mostly for want of a final dot. */
    private void add(Record record, int line) {
        ZoneRecord value = value(record, Location.file(file, line, 0));
        if (zone.name().contains(value.owner())) {
            records.add(value);
        } else if (findings.isEmpty()
                || findings.get(findings.size() - 1).location().line() != line) {
            findings.add(Diagnostic.error(
                            DnsKinds.FRAGMENT_OUT_OF_ZONE,
                            value.location(),
                            value.owner() + " is not in the zone " + zone.name())
                    .advising("move the record to the zone of its name"));
        }
    }

    private static ZoneRecord value(Record record, Location location) {
        String owner = record.getName().toString(true).toLowerCase(Locale.ROOT);
        String type = Type.string(record.getType());
        if (record instanceof TXTRecord txt) {
            String joined = txt.getStringsAsByteArrays().stream()
                    .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                    .collect(Collectors.joining());
            return new ZoneRecord(owner, type, joined, record.getTTL(), location);
        }
        String rdata = record.rdataToString().toLowerCase(Locale.ROOT);
        boolean address = type.equals("A") || type.equals("AAAA");
        String value =
                address ? IpAddress.parse(rdata).value().map(IpAddress::text).orElse(rdata) : rdata;
        return new ZoneRecord(owner, type, value, record.getTTL(), location);
    }
}
