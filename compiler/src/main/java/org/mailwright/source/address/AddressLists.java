package org.mailwright.source.address;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.kind.AddressKinds;
import org.mailwright.model.Address;

/** Texts out of a message's header fields (RFC 5322 section 3.4), which hold more than one bare address. */
final class AddressLists {
    private static final String BETWEEN = "[,;\\s]+";

    private AddressLists() {}

    /** Several addresses in one text. */
    static Optional<Fault> list(String text) {
        if (text.startsWith("[") && text.endsWith("]") && text.indexOf(',') >= 0) {
            return Optional.of(
                    new Fault(AddressKinds.LIST_IN_SCALAR, "it is a list in quotes", "remove the quotes: " + text));
        }
        List<String> parts = parts(text, "[,;]");
        boolean named = parts.stream().allMatch(part -> isAddress(part) || isAddress(part + "@x.example"));
        List<String> words = parts(text, BETWEEN);
        boolean full = words.size() > 1 && words.stream().allMatch(AddressLists::isAddress);
        boolean several = parts.size() > 1 && named || parts.size() == 1 && named && text.indexOf(',') >= 0;
        return several || full
                ? Optional.of(new Fault(
                        AddressKinds.LIST_IN_SCALAR,
                        words.size() > 1 ? "it holds " + words.size() + " addresses" : "it is a list with one address",
                        "make a list of them: " + String.join(", ", words)))
                : Optional.empty();
    }

    /** A display name, brackets, a comment, a group or a URI around an address. */
    static Optional<Fault> notBare(String text) {
        return bare(text)
                .map(address -> new Fault(
                        AddressKinds.NOT_BARE,
                        "there is more than an address in it",
                        "write the address alone: " + address));
    }

    private static Optional<String> bare(String text) {
        String inner = text.replaceAll("\\([^()]*\\)", " ").strip();
        if (inner.regionMatches(true, 0, "mailto:", 0, "mailto:".length())) {
            inner = inner.substring("mailto:".length()).replaceFirst("\\?.*", "");
        }
        if (inner.endsWith(";")) {
            inner = inner.substring(inner.indexOf(':') + 1, inner.length() - 1).strip();
        }
        int open = inner.lastIndexOf('<');
        if (open >= 0 && inner.endsWith(">")) {
            inner = inner.substring(open + 1, inner.length() - 1).strip();
        }
        return Optional.of(inner).filter(found -> !found.equals(text.strip()) && isAddress(found));
    }

    private static List<String> parts(String text, String between) {
        return Arrays.stream(text.split(between))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static boolean isAddress(String text) {
        return Address.parse(text).value().isPresent();
    }
}
