package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code convert_to: Sensitive} hides, in the answer and on every line of the way to it: neither the secret nor a
 * part of it is printed. The secret is made of sup3r and s3cret.
 */
class LookupSecretsTest {
    private static final String SENSITIVE = "lookup_options: {s: {convert_to: Sensitive}}";

    // Encrypted for the throw-away key of the samples: 4811, and texts with expressions.
    private static final String PIN =
            "MIIBeQYJKoZIhvcNAQcDoIIBajCCAWYCAQAxggEhMIIBHQIBADAFMAACAQEwDQYJKoZIhvcNAQEBBQAEggEAIj+KLNCJM4oQgo9DkYoPLAJggqv7z0GRRX7lIhqu8MNVVa7B0ydWKSEwGjul6PfFeXCtJdl45OBU5k9QOI228ZzViKRL+wf1kC3Ufwg0kjrHnEiM1eVDzGo43LqH/jFvsbdzH5U4OupZYL3rxUhOPyfMa9sIfsCUaSn901Os2SgCfqVw28IvFX2sXHuEMcCgg4v5qSmqPQ1uoR49t8eCa2CMc3KgbBCXAnmqt9RY7X8rxF/RjcNxmfMp5ABj/ifK6h2BuCoOqFAjZ5SftiLOxk6T9DUZSiNiOWQ8TyS7WgHLNC10JmNM/tV6y+60DoUdtgz8grOYIK8KWDhcgZKUfjA8BgkqhkiG9w0BBwEwHQYJYIZIAWUDBAEqBBBwKmqodYcFCy1zuIY012z5gBDtlVjI6mGi6KIcIXiIxCDt";

    private static final String ASKS =
            "MIIBmQYJKoZIhvcNAQcDoIIBijCCAYYCAQAxggEhMIIBHQIBADAFMAACAQEwDQYJKoZIhvcNAQEBBQAEggEATbbnWLx4Tg2Uwn23Kl8MNeSXOsEfWxwxTTwuMus4ZPBDzJlyo52Fr/yMqDAnwXQClC//olI6i1aPZPlR7MumwPU0lYdJx0lEyLeFQ4pHlWxVTOSZLUA3windHNmEnX9vsMdf3+lnJQoGPqP9NJyNY70cLgdkDP6w+uy3NKD+ELNd2d9llqFFfQBsMHrp+iM2uVk92FZH67Tt/8eAq57K9xNVyP5hwyTVuYbqaBfuqoLaG/rG3cuW9D0HG64BuEP6eM9THQEvjeAZ/s7WkmjA4B7j2yo6nQeNx2yI/+zvKnnZi3V0nryNVsvDQ3TAQ/pyfZfMd5Nsm7hGqUHi4DSc+zBcBgkqhkiG9w0BBwEwHQYJYIZIAWUDBAEqBBCeYIbpbhaCRrH7d41SwUEOgDA1q4TybOL+BeWRJsblSZIfIPdnlDtMKU3tZmsO9RkQv3GPll6XKhAQJJWu9083Osg=";

    private static final String WRONG =
            "MIIBiQYJKoZIhvcNAQcDoIIBejCCAXYCAQAxggEhMIIBHQIBADAFMAACAQEwDQYJKoZIhvcNAQEBBQAEggEAb/bmHz/knnR88YW0/qfBzJWSsGTzuy87az1r7vocZVSaXc4fdXJyR9vwwcbzHfvk9x8M6yoWGve3d5WWOXy0oRfPmYooBlrwdeiKqAwwKcDGkOUgP9hp1VxTUhh5vjmq6wVMTLL3OrzZcsWQxP95IdHupCzwvQyQN84eL0Pcjt40LhdU5s1+V0wPPZ+959ADe2Rf35yfRVAHEDgEvzyXMVkGPuVmwEmwoEq93IixPnHhK/ZAZEdWuAWefRKA/tAUY5xyGsOCVSDhAyuG1sZ6yjyOkFDgibwgvQD0o5NF+nZ7VXUqaOv7x2YAqxJ2F4I0MsgjVwca6/rJOj0gAeccJDBMBgkqhkiG9w0BBwEwHQYJYIZIAWUDBAEqBBB+ZqXIL+IZmFb6cax1oubWgCC/PoY+DirNZm7bLY4WXD4E7bjjVB1KA0h1AGDB+UR80w==";

    private static final String UNSET =
            "MIIBiQYJKoZIhvcNAQcDoIIBejCCAXYCAQAxggEhMIIBHQIBADAFMAACAQEwDQYJKoZIhvcNAQEBBQAEggEALaCD4EOhmK35CKZQUehMxfFehZkJVM/YRecTQlbMMk3v27DpxF2VWGt6jIp2DmRiTmVnBqQ8Tpo8CL5pPtBbg4HtxBqEyW2ZM5vyEeOPKlDFtmKKmaSHEr4mDsCPk+h+6BJt4q16jBOSj9MeoAYFuaGAQVeklY9yfG5mU6/wPq37R49hnGUhzIBxntHWAfg5prlHGpgYv4S3DLWH/AlRjBbASUHE2rya6IiyXAJIoNmSjBpudBRcV4McFbepQ/M0JED/2wDCkWMBWCfi3risJR0ef+EZQbgP8snWQP2egmR+0jqDVrsMobWx4yA+2LKqqSBGjUfdNj6ZGkqgAHVobzBMBgkqhkiG9w0BBwEwHQYJYIZIAWUDBAEqBBBeB61vgtNHUL7FveQLYpKrgCATFUbXrMWVmr4LwWlvDtlmWjVfTtT5APOtyqXvdO/MtQ==";

    private final ControlRepository site;

    LookupSecretsTest(@TempDir Path scratch) {
        site = ControlRepository.empty(scratch)
                .write(
                        "hiera.yaml",
                        "version: 5",
                        "hierarchy:",
                        "  - {name: high, path: high.yaml}",
                        "  - {name: json, path: low.json, data_hash: json_data}",
                        "  - {name: hocon, path: low.conf, data_hash: hocon_data}",
                        "  - {name: common, path: common.yaml}")
                .write("data/high.yaml", "{}")
                .write("data/low.json", "{\"injson\": \"sup3rs3cret\"}")
                .write("data/low.conf", "inhocon: {a: sup3rs3cret}")
                .write("modules/m/hiera.yaml", """
                        version: 5
                        default_hierarchy:
                          - {name: last, path: last.yaml}
                        """)
                .write("modules/m/data/last.yaml", "m::s: sup3rs3cret")
                .write("facts.yaml", "pw: sup3rs3cret");
    }

    private void assertHidden(String key, List<String> shown) {
        for (String how : List.of(
                "--explain",
                "--explain --render-as json",
                "--explain --explain-options",
                "--explain-options",
                "--render-as json",
                "--render-as yaml",
                "--render-as s")) {
            List<String> words = new ArrayList<>(
                    List.of("lookup", "--environment-dir", site.root().toString()));
            words.addAll(List.of("--facts", site.root().resolve("facts.yaml").toString()));
            words.addAll(List.of(key.split(" ")));
            words.addAll(List.of(how.split(" ")));
            Run run = Run.of(words.toArray(new String[0]));
            assertThat(run.text())
                    .doesNotContain("sup3r")
                    .doesNotContain("s3cret")
                    .doesNotContain("4811");
            assertThat(run.status()).as(run.text()).isLessThan(2);
            if (!how.equals("--explain-options")) {
                assertThat(run.text()).as(how).contains(shown);
            }
        }
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            s                | s: sup3rs3cret
            s                | s: 4811
            s                | s: 48.11
            s                | s: {sup3r: s3cret}
            s                | s: [[sup3r], {a: {b: s3cret}}]
            s.b              | s: {b: sup3rs3cret, c: sup3r}
            s.b.1            | s: {b: [sup3r, s3cret]}
            s                | s: "sup3r%{lookup('half')}"\\nhalf: s3cret
            s                | s: "%{lookup('h.a.b')}"\\nh: {a: {b: sup3rs3cret}}
            s                | s: "%{alias('plain')}"\\nplain: [sup3r, s3cret]
            s                | s: "%{alias('h.a')}"\\nh: {a: [sup3r, s3cret]}
            s                | s: "%{literal('sup3r')}s3cret"
            s                | s: "%{facts.pw}"
            s                | s: ["a%{pw}", {"%{pw}": 1}]
            s --merge unique | s: [sup3r]
            s --merge hash   | s: {sup3r: s3cret}
            s --merge deep   | s: {sup3r: [s3cret]}
            o                | s: sup3rs3cret\\no: "%{alias('s')}"
            o.in             | s: sup3rs3cret\\no: {in: "%{alias('s')}"}
            o                | s: sup3rs3cret\\no: {in: ["%{alias('s')}", 1]}
            o --merge deep   | s: sup3rs3cret\\no: {in: ["%{alias('s')}", 1]}
            o                | s: "sup3r%{lookup('half')}"\\nhalf: s3cret\\no: "%{alias('s')}"
            p                | s: sup3rs3cret\\no: "%{alias('s')}"\\np: "%{alias('o')}"
            """)
    void a_sensitive_value_is_hidden_wherever_it_shows(String key, String data) {
        site.write("data/common.yaml", SENSITIVE, data.replace("\\n", "\n"));
        assertHidden(key, List.of("(secret)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Sensitive
            [Sensitive]
            'Sensitive[String]'
            'Sensitive[Array]'
            'Optional[Sensitive]'
            ['Sensitive[Data]']
            """)
    void however_the_conversion_is_written(String conversion) {
        boolean list = conversion.contains("Array");
        site.write("data/high.yaml", list ? "s: [sup3r]" : "s: sup3rs3cret")
                .write("data/common.yaml", "lookup_options: {s: {convert_to: " + conversion + "}}", "s: s3cret");
        assertHidden("s", List.of("(secret)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            unique | s: [sup3r, 4811]      | s: [s3cret]
            unique | s: sup3r              | s: s3cret
            hash   | s: {a: sup3r}         | s: {a: 4811, sup3r: s3cret}
            deep   | s: {a: {b: sup3r}}    | s: {a: {b: s3cret, c: 4811}}
            first  | s: sup3r              | s: s3cret
            """)
    void the_parts_and_the_result_of_a_merge_are_hidden(String merge, String high, String low) {
        site.write("data/high.yaml", high)
                .write("data/common.yaml", "lookup_options: {s: {convert_to: Sensitive, merge: " + merge + "}}", low);
        assertHidden("s", List.of("(secret)"));
        site.write("data/common.yaml", SENSITIVE, low);
        assertHidden("s --merge " + merge, List.of("(secret)"));
        site.write("data/common.yaml", SENSITIVE, low, "o: {in: \"%{alias('s')}\", x: y}");
        assertHidden("o --merge deep", List.of("(secret)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mailwright::srs_secret | ^mailwright::.*secret | mailwright::srs_secret: sup3rs3cret
            injson                 | ^in                   | x: 1
            inhocon.a              | ^in                   | x: 1
            inhocon                | inhocon               | x: 1
            """)
    void a_pattern_hides_too_in_every_format(String key, String option, String data) {
        site.write("data/common.yaml", "lookup_options: {'" + option + "': {convert_to: Sensitive}}", data);
        assertHidden(key, List.of("(secret)"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            s                 | s: "sup3rs3cret%{a..b}"
            s                 | s: "sup3rs3cret%{nope}"
            s                 | s: "%{sup3rs3cret}"
            s                 | s: "%{sup3rs3cret('a')}"
            s                 | s: "%{lookup('sup3r..s3cret')}"
            s                 | s: "sup3rs3cret%{alias('a')}"
            s                 | s: "%{lookup('half')}"\\nhalf: "sup3rs3cret%{a..b}"
            s                 | s: :sup3rs3cret
            s                 | s: [":sup3rs3cret", :sup3rs3cret]
            s.x               | s: sup3rs3cret
            s.x               | s: 4811
            s.x.y             | s: {x: 4811}
            s --type Integer  | s: sup3rs3cret
            o                 | s: "sup3rs3cret%{a..b}"\\no: "%{alias('s')}"
            o                 | s: sup3rs3cret\\no: "%{lookup('s.x')}"
            s --merge hash    | s: [sup3rs3cret]
            """)
    void a_failure_does_not_quote_it(String key, String data) {
        site.write("data/high.yaml", "s: {a: sup3r}").write("data/common.yaml", SENSITIVE, data.replace("\\n", "\n"));
        if (!key.contains("merge")) {
            site.write("data/high.yaml", "{}");
        }
        assertHidden(key, List.of("error: "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'Sensitive[Integer]'
            [Sensitive, true]
            'Array[Sensitive]'
            """)
    void a_failing_conversion_does_not_quote_it(String conversion) {
        site.write("data/common.yaml", "lookup_options: {s: {convert_to: " + conversion + "}}", "s: sup3rs3cret");
        assertHidden("s", List.of("error: "));
    }

    @Test
    void the_default_hierarchy_of_a_module_is_hidden_too() {
        site.write("data/common.yaml", "lookup_options: {'m::s': {convert_to: Sensitive}}");
        assertHidden("m::s", List.of("(secret)"));
    }

    @ParameterizedTest
    @CsvSource({"o, x%{lookup('s')}", "o, x%{lookup('s')}%{lookup('s')}"})
    void inside_a_text_it_is_redacted_as_in_puppet(String key, String text) {
        site.write("data/common.yaml", SENSITIVE, "s: sup3rs3cret", "o: \"" + text + "\"");
        assertHidden(key, List.of("Sensitive [value redacted]"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            pin         | (secret)         | Integer
            pin         | (secret)         | Numeric
            pin         | (secret)         | Array
            pin         | (secret)         | Hash
            pin         | (secret)         | String
            pin         | (secret)         | '[Integer, 16]'
            pin         | error:           | Boolean
            asks        | (secret)         | String
            wrong       | error:           | String
            unset       | error:           | String
            copy        | (secret)         | String
            copy        | (secret)         | [String]
            text        | (secret)         | String
            in.pin      | (secret)         | Integer
            in          | (secret)         | Hash
            """)
    void what_eyaml_encrypts_stays_so_whatever_becomes_of_it(String key, String shown, String conversion)
            throws IOException {
        Path keys = Path.of("compiler/src/test/resources/hiera/eyaml/keys");
        Files.createDirectories(site.root().resolve("keys"));
        for (String name : List.of("throw-away-private_key.pkcs7.pem", "throw-away-public_key.pkcs7.pem")) {
            Files.copy(keys.resolve(name), site.root().resolve("keys").resolve(name));
        }
        site.write("hiera.yaml", """
                version: 5
                hierarchy:
                  - name: common
                    path: common.yaml
                    lookup_key: eyaml_lookup_key
                    options:
                      pkcs7_private_key: keys/throw-away-private_key.pkcs7.pem
                      pkcs7_public_key: keys/throw-away-public_key.pkcs7.pem
                """);
        String option = conversion.replace("'[", "[").replace("]'", "]");
        site.write(
                "data/common.yaml",
                "lookup_options: {" + key.replaceAll("[.].*", "") + ": {convert_to: " + option + "}}",
                "half: sup3r",
                "s3cret: x",
                "pin: ENC[PKCS7," + PIN + "]",
                "in: {pin: \"ENC[PKCS7," + PIN + "]\", x: y}",
                "asks: ENC[PKCS7," + ASKS + "]",
                "wrong: ENC[PKCS7," + WRONG + "]",
                "unset: ENC[PKCS7," + UNSET + "]",
                "copy: \"%{alias('pin')}\"",
                "text: \"sup3r%{lookup('pin')}s3cret\"");
        assertHidden(key, List.of(shown));
    }
}
