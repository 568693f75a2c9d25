package org.mailwright.rule.dmarc;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.TagList;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written policy that receivers take for none, or with a value that they do not know (RFC 9989 section 4.7). */
public final class DmarcSyntax implements Rule {
    public static final Kind KIND = Kind.error("dmarc", "dmarc-syntax").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    private static final Map<String, String> VALUES = Map.of(
            "p", "none|quarantine|reject",
            "sp", "none|quarantine|reject",
            "np", "none|quarantine|reject",
            "adkim", "[rs]",
            "aspf", "[rs]",
            "fo", "[01ds]( *: *[01ds])*",
            "psd", "[ynu]",
            "t", "[yn]");

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.TXT) && record.owner().startsWith(PolicyRecord.LABEL))
                .flatMap(record -> fault(record.value()).stream()
                        .map(fault -> Diagnostic.error(KIND, record.location(), record.owner() + fault)
                                .advising("write v=DMARC1; p=…; rua=mailto:…")))
                .toList();
    }

    private static Optional<String> fault(String text) {
        TagList tags = TagList.of(text).folded();
        if (!PolicyRecord.is(text)) {
            boolean meant = text.toLowerCase(Locale.ROOT).contains("dmarc1")
                    || tags.value("p").isPresent();
            return meant ? Optional.of(" does not begin with v=DMARC1, in capitals") : Optional.empty();
        }
        Optional<String> twice = tags.repeated().stream().findFirst().map(tag -> " has the tag " + tag + "= twice");
        return twice.or(() ->
                        tags.broken().stream().findFirst().map(part -> " has a part that is no tag=value: " + part))
                .or(() -> tags.tags().stream()
                        .filter(tag -> VALUES.containsKey(tag.name())
                                && !tag.value().toLowerCase(Locale.ROOT).matches(VALUES.get(tag.name())))
                        .findFirst()
                        .map(tag -> " has " + tag.name() + "=" + tag.value() + ", which no receiver knows"));
    }
}
