package org.mailwright.source.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What an editor says of the files of the samples by our schema: nothing, until somebody mistypes a key. */
class SampleSchemaTest {
    private static final Path ONION = Path.of("hiera-samples/onion");

    private static List<String> errors(String schema, String yaml) throws IOException {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        Validator.Result result = new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory())
                .validate(schema, new ObjectMapper().writeValueAsString(document));
        return result.getErrors().stream()
                .map(error -> error.getInstanceLocation() + " " + error.getError())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"onion", "minimal", "no-ldap", "ed25519"})
    void mailwright_yaml_of_a_sample_is_valid(String sample) throws IOException {
        String text = Files.readString(Path.of("hiera-samples", sample, "mailwright.yaml"));
        assertThat(errors(JsonSchema.siteFile(), text)).isEmpty();
    }

    static List<Path> dataWithOurKeys() throws IOException {
        try (Stream<Path> paths = Files.walk(ONION.resolve("data"))) {
            List<Path> files = paths.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(files).isNotEmpty();
            return files.stream().filter(SampleSchemaTest::hasOurKeys).toList();
        }
    }

    private static boolean hasOurKeys(Path file) {
        try {
            return Files.readString(file).lines().anyMatch(line -> line.startsWith("mailwright::"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("dataWithOurKeys")
    void data_of_the_sample_is_valid(Path file) throws IOException {
        assertThat(errors(JsonSchema.hieraKeys(), Files.readString(file))).isEmpty();
    }

    @Test
    void a_mistyped_key_is_not() throws IOException {
        String site = Files.readString(ONION.resolve("mailwright.yaml"));
        assertThat(errors(JsonSchema.siteFile(), site.replaceFirst("(?m)^hiera:", "hira:")))
                .isNotEmpty();
        String data = Files.readString(ONION.resolve("data/common/mail.yaml"));
        assertThat(data).contains("alias_of:");
        assertThat(errors(JsonSchema.hieraKeys(), data.replaceFirst("alias_of:", "alias_off:")))
                .isNotEmpty();
    }
}
