package org.mailwright.dns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A list of {@code tag=value} pairs as somebody wrote it in a DKIM or DMARC record (RFC 6376 section 3.2), faults and all.
 *
 * @param tags in their order, blanks around names and values left out
 * @param broken the parts that are no {@code tag=value}
 */
public record TagList(List<Tag> tags, List<String> broken) {
    /** One pair. */
    public record Tag(String name, String value) {}

    public TagList {
        tags = List.copyOf(tags);
        broken = List.copyOf(broken);
    }

    /** The list as it stands: DKIM's names have a case. */
    public static TagList of(String text) {
        List<Tag> tags = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            if (!name.isEmpty()) {
                tags.add(new Tag(name, part.substring(equals + 1).strip()));
            } else if (!part.isBlank()) {
                broken.add(part.strip());
            }
        }
        return new TagList(tags, broken);
    }

    /** The same with its names in lower case: DMARC's have none. */
    public TagList folded() {
        return new TagList(
                tags.stream()
                        .map(tag -> new Tag(tag.name().toLowerCase(Locale.ROOT), tag.value()))
                        .toList(),
                broken);
    }

    /** The first value of a tag. */
    public Optional<String> value(String name) {
        return tags.stream()
                .filter(tag -> tag.name().equals(name))
                .map(Tag::value)
                .findFirst();
    }

    /** The words of the first value of a tag that is a list, in lower case: {@code s=email:*}; none without the tag. */
    public List<String> words(String name) {
        return value(name).stream()
                .flatMap(value -> List.of(value.split(":")).stream())
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The names that stand twice. */
    public List<String> repeated() {
        Set<String> seen = new HashSet<>();
        return tags.stream()
                .map(Tag::name)
                .filter(name -> !seen.add(name))
                .distinct()
                .toList();
    }
}
