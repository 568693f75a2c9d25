package org.mailwright.dns;

import java.util.List;
import java.util.Optional;

/**
 * A list of {@code tag=value} pairs as DMARC, DKIM, TLS-RPT and MTA-STS records have it (RFC 6376 section 3.2). A value
 * that could end its field is refused.
 */
final class Tags {
    private final StringBuilder text = new StringBuilder();

    private Tags() {}

    /** A list that begins with its version, as each of these records must. */
    static Tags version(String version) {
        return new Tags().and("v", version);
    }

    Tags and(String tag, String value) {
        boolean plain = !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c <= '~' && c != ';');
        if (!plain) {
            throw new IllegalArgumentException("not a value of " + tag + "=");
        }
        text.append(text.length() == 0 ? "" : "; ").append(tag).append('=').append(value);
        return this;
    }

    Tags and(String tag, Optional<String> value) {
        return value.isPresent() ? and(tag, value.get()) : this;
    }

    /** URIs in one value, nothing without any; a comma would begin another one, an exclamation mark a size (RFC 7489). */
    Tags andUris(String tag, List<String> uris) {
        if (uris.stream().anyMatch(uri -> uri.isEmpty() || uri.indexOf(',') >= 0 || uri.indexOf('!') >= 0)) {
            throw new IllegalArgumentException("not a list of URIs in " + tag + "=");
        }
        return uris.isEmpty() ? this : and(tag, String.join(",", uris));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
