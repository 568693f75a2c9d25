package org.mailwright.hiera.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Comment;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Regrets;
import org.mailwright.hiera.Utf8;
import org.mailwright.hiera.Value;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;

/** Reads YAML 1.1 as Psych does, every value with its place. */
public final class YamlText {
    private static final Kind ENCODING = HieraKinds.YAML_ENCODING;

    private final Location file;
    private final boolean own;
    private final Consumer<Comment> comments;
    private final List<Diagnostic> findings = new ArrayList<>();

    private YamlText(String displayName, boolean own, Consumer<Comment> comments) {
        this.file = Location.file(displayName);
        this.own = own;
        this.comments = comments;
    }

    /**
     * The first document of a file of Puppet's; nothing when it is empty or broken, the latter with a finding.
     *
     * @param displayName the file as messages show it
     */
    public static Checked<Optional<Value>> read(String displayName, byte[] bytes) {
        return read(displayName, bytes, comment -> {});
    }

    /** The same, and its comments for programs. */
    public static Checked<Optional<Value>> read(String displayName, byte[] bytes, Consumer<Comment> comments) {
        return new YamlText(displayName, false, comments).read(bytes);
    }

    /** A file of our own, which Puppet never reads: dates and what Ruby takes for symbols are text in it. */
    public static Checked<Optional<Value>> own(String displayName, byte[] bytes) {
        return own(displayName, bytes, comment -> {});
    }

    /** The same, and its comments for programs. */
    public static Checked<Optional<Value>> own(String displayName, byte[] bytes, Consumer<Comment> comments) {
        return new YamlText(displayName, true, comments).read(bytes);
    }

    private Checked<Optional<Value>> read(byte[] bytes) {
        Parsed<String> decoded = Utf8.decode(bytes);
        if (decoded.value().isEmpty()) {
            return failed(Diagnostic.error(ENCODING, file.at(Utf8.faultyLine(bytes), 1), "the file " + decoded.reason())
                    .advising("save it as UTF-8"));
        }
        String text = decoded.orElseThrow();
        YamlScanner scanner = new YamlScanner(text);
        try {
            refuseControls(text);
            if (text.startsWith("\uFEFF")) {
                findings.add(Diagnostic.error(
                                ENCODING,
                                file.at(1, 1),
                                "the file begins with a byte order mark, behind which Puppet loses keys")
                        .advising("save it as UTF-8 without a byte order mark"));
            }
            Parser parser = new ParserImpl(scanner);
            Optional<Value> value = new YamlValues(file, own, parser, findings).document();
            if (value.isPresent()) {
                findRest(parser);
                findings.addAll(own ? List.of() : Regrets.of(value.get()));
            }
            scanner.comments().in(file).forEach(comments);
            return new Checked<>(value, findings);
        } catch (MarkedYAMLException e) {
            return failed(YamlProblem.of(file, text, e, scanner::openQuote));
        } catch (YAMLException e) {
            return failed(Diagnostic.error(HieraKinds.YAML_SYNTAX, file, String.valueOf(e.getMessage())));
        } catch (LookupFailure e) {
            return failed(e.finding());
        }
    }

    private Checked<Optional<Value>> failed(Diagnostic finding) {
        findings.add(finding);
        return new Checked<>(Optional.empty(), findings);
    }

    private Location place(MarkedYAMLException e) {
        Mark mark = e.getProblemMark();
        return mark == null ? file : file.at(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Puppet reads the first document and says nothing of what follows. */
    private void findRest(Parser parser) {
        boolean known = !findings.isEmpty() && findings.get(0).kind().equals(ENCODING);
        try {
            Event next = parser.getEvent();
            if (next.is(Event.ID.DocumentStart) && !known) {
                Mark mark = next.getStartMark();
                findings.add(rest(file.at(mark.getLine() + 1, mark.getColumn() + 1)));
            }
        } catch (MarkedYAMLException e) {
            if (!known) {
                findings.add(rest(place(e)));
            }
        }
    }

    private static Diagnostic rest(Location at) {
        return Diagnostic.error(ENCODING, at, "Puppet reads the first document of a file only, and it ended above")
                .advising("move the rest into a file of its own, or remove the --- or ... between");
    }

    /** The characters that YAML 1.1 (5.1) does not allow anywhere. */
    private void refuseControls(String text) throws LookupFailure {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed =
                    c >= ' ' && c < 0x7F || c == '\n' || c == '\t' || c == '\r' || c == 0x85 || c >= 0xA0 && c < 0xFFFE;
            if (!allowed) {
                String before = text.substring(0, i);
                int line = (int) before.chars().filter(b -> b == '\n').count() + 1;
                throw new LookupFailure(
                        ENCODING,
                        file.at(line, i - before.lastIndexOf('\n')),
                        "the control character " + String.format(java.util.Locale.ROOT, "U+%04X", (int) c)
                                + " is not allowed in YAML");
            }
        }
    }
}
