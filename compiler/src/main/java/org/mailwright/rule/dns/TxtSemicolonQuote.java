package org.mailwright.rule.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.ZoneSettings;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A TXT record that ends at a semicolon outside of quotes, where a comment begins (RFC 1035 section 5.1). */
public final class TxtSemicolonQuote implements Rule {
    /** A TXT record, then unquoted text straight to a semicolon; quoted strings in front of it are passed over. */
    private static final Pattern CUT =
            Pattern.compile("(?i)^[^;\"]*\\sTXT\\s+(\"(?:[^\"\\\\]|\\\\.)*\"\\s*)*(?:[^\\s;\"()\\\\]|\\\\.)+;.*");

    public static final Kind KIND = Kind.error("dns", "txt-semicolon-quote").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        List<Diagnostic> findings = new ArrayList<>();
        for (ZoneSettings zone : evidence.site().zones().values()) {
            Optional<String> text = zone.text().filter(whole -> whole.contains(";"));
            int number = 0;
            for (String line : text.map(whole -> whole.split("\n", -1)).orElse(new String[0])) {
                number++;
                if (line.indexOf(';') > 0 && CUT.matcher(line).matches()) {
                    findings.add(Diagnostic.error(
                                    KIND,
                                    Location.file(zone.file().orElse(""), number, 0),
                                    "the text of this record ends at its first semicolon: the rest is a comment")
                            .advising("put the text in quotes"));
                }
            }
        }
        return findings;
    }
}
