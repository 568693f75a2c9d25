package org.mailwright.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** What a command prints, and what its readers say of it. */
enum Format {
    /** For people: nothing in it moves their cursor, hides text or makes a line of its own. */
    TEXT {
        @Override
        Optional<String> complaint(String text) {
            return Characters.unprintable(text);
        }
    },
    JSON {
        @Override
        Optional<String> complaint(String text) {
            return json(text);
        }
    },
    FINDINGS_JSON {
        @Override
        Optional<String> complaint(String text) {
            return json(text).or(() -> ReportSchemas.complaint("json.json", text));
        }
    },
    FINDINGS_JSON_LINES {
        @Override
        Optional<String> complaint(String text) {
            return text.lines().map(Format::json).flatMap(Optional::stream).findFirst();
        }
    },
    SARIF {
        @Override
        Optional<String> complaint(String text) {
            return json(text).or(() -> ReportSchemas.complaint("sarif.json", text));
        }
    },
    GITLAB {
        @Override
        Optional<String> complaint(String text) {
            return json(text).or(() -> ReportSchemas.complaint("gitlab.json", text));
        }
    },
    JUNIT {
        @Override
        Optional<String> complaint(String text) {
            return ReportSchemas.junit(text);
        }
    },
    GITHUB {
        @Override
        Optional<String> complaint(String text) {
            return Characters.unprintable(text)
                    .or(() -> text.lines()
                            .filter(line -> !COMMAND.matcher(line).matches())
                            .findFirst());
        }
    },
    /** A comment of a merge request. */
    MARKDOWN {
        @Override
        Optional<String> complaint(String text) {
            return Characters.unprintable(text)
                    .or(() -> text.lines()
                            .filter(line -> MARKUP.matcher(line).find())
                            .findFirst());
        }
    },
    /** The answer of a look-up. */
    YAML {
        @Override
        Optional<String> complaint(String text) {
            try {
                LoaderOptions options = new LoaderOptions();
                options.setNestingDepthLimit(100_000);
                options.setMaxAliasesForCollections(100_000);
                options.setCodePointLimit(Integer.MAX_VALUE);
                // Ruby's own tags are texts to others.
                new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
                return Optional.empty();
            } catch (YAMLException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }
    },
    /** Whatever the site has, as it is. */
    RAW {
        @Override
        Optional<String> complaint(String text) {
            return Optional.empty();
        }
    },
    /** A script for bash. */
    SHELL {
        @Override
        Optional<String> complaint(String text) {
            return Shell.complaint(text);
        }
    };

    private static final Pattern COMMAND = Pattern.compile(
            "::(error|warning|notice) file=[^:,]+,line=[1-9][0-9]*(,col=[1-9][0-9]*)?,title=[a-z0-9-]+::.+");

    /** Only what we make ourselves is markup; links, images and other elements are not among it. */
    private static final Pattern MARKUP =
            Pattern.compile("<(?!/?(details|summary|br|code|table|t[hdr]|ul|li|pre)>)[a-zA-Z!/?]|]\\(");

    private static final ObjectMapper STRICT = new ObjectMapper(
                    new JsonFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature()))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Why no reader of the format takes it; nothing when one does. */
    abstract Optional<String> complaint(String text);

    static Optional<String> json(String text) {
        try {
            return STRICT.readTree(text).isMissingNode() ? Optional.of("no JSON") : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(e.getOriginalMessage());
        }
    }

    static List<Format> ofFindings() {
        return List.of(FINDINGS_JSON, FINDINGS_JSON_LINES, SARIF, GITLAB, JUNIT, GITHUB);
    }

    /** As {@code check --output} calls it. */
    String option() {
        return switch (this) {
            case FINDINGS_JSON -> "json";
            case FINDINGS_JSON_LINES -> "jsonl";
            default -> name().toLowerCase(java.util.Locale.ROOT);
        };
    }
}
