package org.mailwright.dns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.IpAddress;
import org.mailwright.model.ZoneSettings;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * A zone kept by hand (master file, RFC 1035 section 5).
 *
 * @param records in the order of the file
 * @param whole false when it includes files that are not read, so that what is missing here may stand there
 */
public record ZoneFile(List<ZoneRecord> records, boolean whole) {
    private static final Pattern INCLUDE = Pattern.compile("(?i)\\$INCLUDE\\s+\"?([^\\s\";]+).*");
    /** Blank lines, comments, and the directives that make no records. */
    private static final String BETWEEN = "(?i)\\s*(;.*|\\$(?!GENERATE).*)?";
    /** More records than one $GENERATE line makes in any honest zone: a /16 has as many addresses. */
    private static final int MOST_OF_A_LINE = 65_536;
    /** What the parser says: a place, then the fault. */
    private static final Pattern FAULT = Pattern.compile("<[a-z]+>:(\\d+): (.*)", Pattern.DOTALL);

    public ZoneFile {
        records = List.copyOf(records);
    }

    /** A zone without a hand-written file. */
    public static ZoneFile none() {
        return new ZoneFile(List.of(), false);
    }

    /** The records of the zone's hand-written file; a fault in it ends the reading and is an error at its line. */
    public static Checked<ZoneFile> read(ZoneSettings zone) {
        if (zone.text().isEmpty()) {
            return Checked.of(none());
        }
        Reading reading = new Reading(zone, zone.text().get());
        List<Diagnostic> findings = reading.run();
        return new Checked<>(new ZoneFile(reading.records, reading.isWhole()), findings);
    }

    /** One pass over one file. */
    private static final class Reading {
        private final ZoneSettings zone;
        private final String file;
        private final String text;
        private final List<String> lines;
        private final List<ZoneRecord> records = new ArrayList<>();
        private final List<Diagnostic> findings = new ArrayList<>();

        Reading(ZoneSettings zone, String text) {
            this.zone = zone;
            this.file = zone.file().orElseGet(() -> zone.location().source());
            this.text = text;
            this.lines = List.of(text.split("\n", -1));
        }

        List<Diagnostic> run() {
            CountedLines in = new CountedLines(text.getBytes(StandardCharsets.UTF_8));
            try (Master master = new Master(in, Name.fromString(zone.name() + "."), zone.ttl())) {
                // The file includes our own fragment, and a parser that opens what it is told to would read anything.
                master.disableIncludes();
                read(master, in);
            } catch (IOException | IllegalArgumentException e) {
                findings.add(fault(e, in));
            }
            return findings;
        }

        private void read(Master master, CountedLines in) throws IOException {
            int ended = 0;
            int begin = 1;
            int ofLine = 0;
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                // $GENERATE makes several records of one line.
                boolean next = in.lines() > ended;
                begin = next ? begin(ended) : begin;
                ofLine = next ? 1 : ofLine + 1;
                if (ofLine > MOST_OF_A_LINE) {
                    throw new TextParseException(
                            "<zone>:" + begin + ": one line makes more than " + MOST_OF_A_LINE + " records");
                }
                ended = in.lines();
                add(value(record, Location.file(file, begin, 0)));
            }
        }

        /** A name server leaves out what is not below the apex (RFC 1035 section 5.2), mostly for want of a final dot. */
        private void add(ZoneRecord record) {
            if (zone.name().contains(record.owner())) {
                records.add(record);
            } else {
                findings.add(Diagnostic.error(
                                "fragment-out-of-zone",
                                record.location(),
                                record.owner() + " is not in the zone " + zone.name())
                        .advising("move the record to the zone of its name"));
            }
        }

        /** The line after {@code ended} that begins a record. */
        private int begin(int ended) {
            int line = ended;
            while (line < lines.size() - 1 && lines.get(line).matches(BETWEEN)) {
                line++;
            }
            return line + 1;
        }

        private Diagnostic fault(Exception e, CountedLines in) {
            String message = String.valueOf(e.getMessage());
            Matcher fault = FAULT.matcher(message);
            boolean placed = e instanceof TextParseException && fault.matches();
            // A missing quote is found at the line's end, when the parser has counted on.
            int past = message.contains("newline in quoted string") ? 1 : 0;
            int line = placed ? Integer.parseInt(fault.group(1)) - past : in.lines() + 1;
            return Diagnostic.error(
                            "zone-syntax",
                            Location.file(file, line, 0),
                            "the zone " + zone.name() + " cannot be read: " + (placed ? fault.group(2) : message))
                    .advising("mend the line; named-checkzone says the same");
        }

        boolean isWhole() {
            return lines.stream()
                    .map(INCLUDE::matcher)
                    .filter(Matcher::lookingAt)
                    .allMatch(include -> isFragment(include.group(1)));
        }

        /** True for the file that we write for this zone, wherever it is installed. */
        private boolean isFragment(String path) {
            return path.substring(path.lastIndexOf('/') + 1).equals(zone.name().fileName());
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
