package org.mailwright.rule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.mailwright.diagnostic.Kind;

/**
 * The page of a kind of finding: what is wrong, why it hurts, and offending and mended input.
 *
 * @param kind what stands in the brackets of the finding
 */
public record Page(Kind kind) implements Comparable<Page> {
    /** The id of its kind, e.g. {@code alias-loop}. */
    public String id() {
        return kind.id();
    }

    /** The page as it is printed: Markdown. */
    public String text() throws IOException {
        String path = kind.subject() + "/" + kind.id() + ".md";
        try (InputStream in = Page.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("there is no page " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What is wrong in one sentence: the page's first paragraph, which is one line. */
    public String summary() throws IOException {
        return text().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
    }

    @Override
    public int compareTo(Page other) {
        return kind.compareTo(other.kind);
    }
}
