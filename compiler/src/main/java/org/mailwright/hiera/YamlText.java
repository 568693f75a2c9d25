package org.mailwright.hiera;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads YAML 1.1 as Psych does, every value with its place. */
public final class YamlText {
    private YamlText() {}

    /**
     * The first document of a file; nothing when it is empty or broken, the latter with a finding.
     *
     * @param displayName the file as messages show it
     */
    public static Checked<Optional<Value>> read(String displayName, byte[] bytes) {
        List<Diagnostic> findings = new ArrayList<>();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                findings.add(Diagnostic.error(
                                "yaml-encoding",
                                Location.file(displayName, 1, 1),
                                "the file begins with a byte order mark, behind which Puppet loses keys")
                        .advising("save it as UTF-8 without a byte order mark"));
            }
            Iterator<Node> documents = new Yaml(new SafeConstructor(options()))
                    .composeAll(new StringReader(text))
                    .iterator();
            Optional<Value> value = documents.hasNext()
                    ? Optional.of(new YamlNodes(displayName, findings).value(documents.next()))
                    : Optional.empty();
            return new Checked<>(value, findings);
        } catch (CharacterCodingException e) {
            findings.add(Diagnostic.error("yaml-encoding", Location.file(displayName), "the file is not UTF-8"));
        } catch (MarkedYAMLException e) {
            findings.add(Diagnostic.error("yaml-syntax", place(displayName, e), problem(e)));
        } catch (YAMLException e) {
            findings.add(Diagnostic.error("yaml-syntax", Location.file(displayName), String.valueOf(e.getMessage())));
        } catch (LookupFailure e) {
            findings.add(e.finding());
        }
        return new Checked<>(Optional.empty(), findings);
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        // YamlNodes counts what aliases repeat: many aliases of one short list are harmless.
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setNestingDepthLimit(200);
        options.setCodePointLimit(Integer.MAX_VALUE);
        return options;
    }

    private static Location place(String file, MarkedYAMLException e) {
        Mark mark = e.getProblemMark();
        return mark == null ? Location.file(file) : Location.file(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String problem(MarkedYAMLException e) {
        return "the file is not YAML: " + (e.getProblem() == null ? "syntax error" : e.getProblem());
    }
}
