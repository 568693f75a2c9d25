package org.mailwright.dns;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailwright.model.IpAddress;

/** Data that the parser reads and name servers do not: addresses such as 2001:db8::00001, and texts without a string. */
final class DataText {
    private DataText() {}

    /** What is wrong with a record that the parser has read. */
    static Optional<String> fault(ZoneEntry entry) {
        if (!entry.closed()) {
            return Optional.of("a parenthesis is not closed");
        }
        if (entry.type().isEmpty()) {
            return Optional.empty();
        }
        int type = entry.type().getAsInt();
        List<ZoneEntry.Word> data = entry.words().subList(type + 1, entry.words().size());
        String text = data.stream()
                .map(word -> word.quoted() ? "\"" + word.text() + "\"" : word.text())
                .collect(Collectors.joining(" "));
        return fault(entry.words().get(type).text(), text);
    }

    /** What is wrong with the data for a type. */
    static Optional<String> fault(String type, String data) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "TXT", "SPF" -> data.isBlank()
                    ? Optional.of("a text record without a string; an empty one is written \"\"")
                    : Optional.empty();
            case "A", "AAAA" -> data.contains("\\")
                            || IpAddress.parseClient(data).value().isPresent()
                    ? Optional.empty()
                    : Optional.of("Invalid address: " + data);
            default -> Optional.empty();
        };
    }
}
