package org.mailwright.rule.dkim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.TagList;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.DkimKey;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.dns.TxtSemicolonQuote;

/**
 * A key kept by hand in a zone of ours. One that a declared key stands beside is none of these: there are two then, and that
 * has its finding.
 *
 * @param users the declared keys that are an alias of it
 */
record KeyRecord(ZoneRecord record, TagList tags, List<DkimKey> users) {
    private static final String LABEL = "._domainkey.";

    KeyRecord {
        users = List.copyOf(users);
    }

    /** What one look at each of them finds. A private key, and text in pieces, is one fault whatever else it is. */
    static List<Diagnostic> check(Evidence evidence, Function<KeyRecord, Optional<Diagnostic>> look) {
        return byHand(evidence).stream()
                .filter(key -> !key.isSplit())
                .flatMap(key -> look.apply(key).stream())
                .toList();
    }

    static List<KeyRecord> byHand(Evidence evidence) {
        Map<String, List<DkimKey>> aliases = new HashMap<>();
        Set<String> declared = new HashSet<>();
        for (DkimKey key : evidence.site().dkimKeys()) {
            declared.add(key.recordName());
            key.cname()
                    .ifPresent(name -> aliases.computeIfAbsent(name.text(), absent -> new ArrayList<>())
                            .add(key));
        }
        List<KeyRecord> keys = evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.TXT) && !declared.contains(record.owner()))
                .filter(record -> isKey(record.owner()) || aliases.containsKey(record.owner()))
                .filter(record -> !isPrivate(record))
                .map(record -> new KeyRecord(
                        record, TagList.of(record.value()), aliases.getOrDefault(record.owner(), List.of())))
                .toList();
        return keys.isEmpty() ? keys : uncut(evidence, keys);
    }

    /** Without those whose text ends at a semicolon: what is left of them says nothing. */
    private static List<KeyRecord> uncut(Evidence evidence, List<KeyRecord> keys) {
        if (keys.stream().allMatch(KeyRecord::hasKey)) {
            return keys;
        }
        Set<Location> cut = new TxtSemicolonQuote()
                .check(evidence).stream().map(Diagnostic::location).collect(Collectors.toSet());
        return keys.stream()
                .filter(key -> key.hasKey() || !cut.contains(key.record().location()))
                .toList();
    }

    /** A selector's name; an underscore label in front is for reports and the like (RFC 6651). */
    private static boolean isKey(String owner) {
        return owner.contains(LABEL) && !owner.startsWith("_");
    }

    private boolean hasKey() {
        return tags.value("p").isPresent();
    }

    /** True for a private key, in the frame of a file or bare where the public one belongs. */
    static boolean isPrivate(ZoneRecord record) {
        return record.value().contains("PRIVATE KEY")
                || record.owner().contains(LABEL)
                        && TagList.of(record.value())
                                .value("p")
                                .filter(value -> KeyShape.of(value).is(KeyShape.Kind.PRIVATE))
                                .isPresent();
    }

    /** True when its strings do not join to tags: quotation marks are left, or p= is part of another tag. */
    boolean isSplit() {
        return record.value().indexOf('"') >= 0 || !hasKey() && record.value().contains("p=");
    }

    String name() {
        return record.owner();
    }

    /** The domain that it signs; of a record elsewhere that aliases lead to, the first of theirs. */
    String domain() {
        int label = name().indexOf(LABEL);
        return label >= 0
                ? name().substring(label + LABEL.length())
                : users.get(0).domain().text();
    }

    KeyShape shape() {
        return tags.value("p").map(KeyShape::of).orElse(new KeyShape(KeyShape.Kind.BROKEN, 0));
    }

    /** The value of {@code k=}, which may be left out. */
    String type() {
        return tags.value("k").orElse("rsa").toLowerCase(Locale.ROOT);
    }

    Diagnostic error(Kind kind, String message) {
        return Diagnostic.error(kind, record.location(), message);
    }

    Diagnostic warning(Kind kind, String message) {
        return Diagnostic.warning(kind, record.location(), message);
    }
}
