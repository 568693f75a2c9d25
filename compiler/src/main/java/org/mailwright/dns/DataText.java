package org.mailwright.dns;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailwright.model.IpAddress;

/**
 * Data that name servers do not read and the parser does, e.g. the address 2001:db8::00001, or refuses without saying why.
 */
final class DataText {
    private static final int LONGEST_STRING = 255;

    private DataText() {}

    /** What is wrong with a record. */
    static Optional<String> fault(ZoneEntry entry) {
        if (entry.type().isEmpty()) {
            return Optional.empty();
        }
        int type = entry.type().getAsInt();
        List<ZoneEntry.Word> data =
                entry.words().subList(type + 1, entry.words().size());
        Optional<String> fault = switch (entry.words().get(type).text().toUpperCase(Locale.ROOT)) {
            case "TXT", "SPF" -> strings(data);
            case "A", "AAAA" -> address(data);
            default -> Optional.empty();
        };
        return fault.or(() -> entry.closed() ? Optional.empty() : Optional.of("a parenthesis is not closed"));
    }

    private static Optional<String> strings(List<ZoneEntry.Word> data) {
        if (data.isEmpty()) {
            return Optional.of("a text record without a string; an empty string is written \"\"");
        }
        return data.stream()
                .map(word -> Octets.count(word.text()))
                .filter(octets -> octets > LONGEST_STRING)
                .findFirst()
                .map(octets -> "a string of " + octets + " octets; the longest has " + LONGEST_STRING);
    }

    private static Optional<String> address(List<ZoneEntry.Word> data) {
        return data.stream()
                .map(ZoneEntry.Word::text)
                .filter(text -> data.size() == 1 && !text.contains("\\"))
                .filter(text -> IpAddress.parseClient(text).value().isEmpty())
                .findFirst()
                .map(text -> "Invalid address: " + text);
    }
}
