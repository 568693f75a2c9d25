package org.mailwright.flow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Location;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.Resolver;
import org.mailwright.dns.ZoneFile;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.IpAddress;
import org.mailwright.model.ZoneName;
import org.mailwright.model.ZoneSettings;

/** Names below {@code test} and of addresses, all of them known, for an evaluation of SPF. */
public final class SpfWorld {
    private static final Location HERE = Location.file("world");
    private final List<ZoneRecord> records = new ArrayList<>();
    private final List<String> silent = new ArrayList<>();

    /** A record: {@code d1.test TXT v=spf1 -all}, names absolute without final dot. */
    public SpfWorld with(String line) {
        String[] fields = line.split(" ", 3);
        return with(fields[0], fields[1], fields[2]);
    }

    /** The same with an owner in which a blank may be. */
    SpfWorld with(String owner, String type, String value) {
        records.add(new ZoneRecord(owner.toLowerCase(Locale.ROOT), type, value, 60, HERE));
        return this;
    }

    /** A name of which only the records that were given are known. */
    SpfWorld silent(String name) {
        silent.add(name.toLowerCase(Locale.ROOT));
        return this;
    }

    List<ZoneRecord> records() {
        return records;
    }

    Spf spf() {
        Map<ZoneName, ZoneSettings> zones = new TreeMap<>();
        for (String name : List.of("test", "xn--zckzah", "unknown", "h-1", "1-h", "in-addr.arpa", "ip6.arpa")) {
            ZoneName zone = new ZoneName(name);
            zones.put(zone, new ZoneSettings(zone, Optional.of(name), Optional.of(""), 60, false, HERE));
        }
        for (String name : silent) {
            ZoneName zone = new ZoneName(name);
            zones.put(zone, new ZoneSettings(zone, Optional.of(name), Optional.empty(), 60, false, HERE));
        }
        AuthoritativeData data = AuthoritativeData.of(zones);
        zones.values()
                .forEach(zone -> data.addByHand(
                        zone,
                        new ZoneFile(
                                records.stream()
                                        .filter(record -> data.zoneOf(record.owner())
                                                .filter(zone::equals)
                                                .isPresent())
                                        .toList(),
                                true)));
        return new Spf(new Resolver(data));
    }

    /** The result for a client, a sender (empty for a bounce) and a HELO name. */
    static SpfResult check(Spf spf, String client, String sender, String helo) {
        IpAddress address = IpAddress.parseClient(client).orElseThrow();
        if (sender.isEmpty()) {
            return spf.check(SpfSession.bounce(address, helo));
        }
        int at = sender.indexOf('@');
        return spf.check(new SpfSession(
                address, Optional.of(sender.substring(0, at)), sender.substring(at + 1), Optional.of(helo)));
    }

    /** The records as spf/pyspf.py reads them; text with a vertical line is cut into strings there. */
    public String text() {
        StringBuilder out = new StringBuilder("zone\n");
        for (ZoneRecord record : records) {
            String value = record.type().equals("TXT") ? strings(record.value()) : record.value();
            out.append(String.join("\t", "rr", record.owner(), record.type(), value))
                    .append('\n');
        }
        return out.toString();
    }

    /** The strings of a text in hexadecimal digits; a vertical line stands between two. */
    private static String strings(String text) {
        return Stream.of(text.split("\\|"))
                .map(string -> HexFormat.of().formatHex(string.getBytes(StandardCharsets.ISO_8859_1)))
                .collect(Collectors.joining(","));
    }
}
