package org.mailwright.rule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The page of a kind of finding: what is wrong, why it hurts, and offending and mended input.
 *
 * @param id what stands in the brackets of the finding, e.g. {@code alias-loop}
 * @param subject the folder of the page, e.g. {@code routing}
 */
public record Page(String id, String subject) implements Comparable<Page> {

    /** The page as it is printed: Markdown. */
    public String text() throws IOException {
        try (InputStream in = Page.class.getResourceAsStream(subject + "/" + id + ".md")) {
            if (in == null) {
                throw new IllegalStateException("there is no page " + subject + "/" + id);
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
        return id.compareTo(other.id);
    }
}
