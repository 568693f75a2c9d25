package org.mailwright.rule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Severity;

/**
 * The page of a kind of finding: what is wrong, why it hurts, and offending and mended input.
 *
 * @param id what stands in the brackets of the finding, e.g. {@code alias-loop}
 * @param subject the folder of the page, e.g. {@code routing}
 */
public record Page(String id, String subject) implements Comparable<Page> {
    private static final Pattern EXAMPLE = Pattern.compile("```findings\n.*?: (error|warning|info): ");

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

    /** What a finding of this kind counts as where a site changes nothing: that of the page's example, an error without one. */
    public Severity usual() throws IOException {
        Matcher example = EXAMPLE.matcher(text());
        return example.find() ? Severity.valueOf(example.group(1).toUpperCase(Locale.ROOT)) : Severity.ERROR;
    }

    @Override
    public int compareTo(Page other) {
        return id.compareTo(other.id);
    }
}
