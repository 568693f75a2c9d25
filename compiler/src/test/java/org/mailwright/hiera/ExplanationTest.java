package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.source.file.DiskTree;

/** The way to an answer is the tree that {@code puppet lookup --explain} prints. */
class ExplanationTest {
    @TempDir
    Path root;

    private Explanation explain(Query query) throws java.io.IOException {
        DiskTree files = new DiskTree(root);
        return Hiera.of(files, Layers.environment(files, root), Strictness.PUPPET_8, Decryption.WHERE_READABLE)
                .explain(query, Scope.empty());
    }

    /** Puppet's words for the steps, without its paths. */
    private static String shown(Explanation explanation) {
        StringBuilder out = new StringBuilder();
        explanation.steps().forEach(step -> print(step, "", out));
        return out.toString();
    }

    private static void print(Explanation.Step step, String indent, StringBuilder out) {
        out.append(indent)
                .append(step.kind())
                .append(' ')
                .append(Path.of(step.subject()).getFileName());
        if (step.kind() == Explanation.Kind.FILE) {
            out.append(" from ").append(step.detail());
        }
        step.merge().ifPresent(merge -> out.append(' ').append(merge.strategy()));
        if (step.outcome() != Explanation.Outcome.NONE) {
            out.append(": ").append(step.outcome()).append(' ').append(step.key());
            step.value().ifPresent(value -> out.append(' ').append(Shown.of(value)));
        }
        step.notes().forEach(note -> out.append(" (").append(note).append(')'));
        out.append('\n');
        step.steps().forEach(inner -> print(inner, indent + "  ", out));
    }

    /** Held against puppet lookup --explain of Puppet 7.23 for the same files. */
    @Test
    void a_module_key_that_names_others() throws java.io.IOException {
        new Repository(root)
                .file("hiera.yaml", "version: 5\n")
                .file("data/common.yaml", "mail::b: e\nplain: p\n")
                .file("modules/mail/hiera.yaml", "version: 5\nhierarchy:\n  - {name: m, path: m.yaml}\n")
                .file("modules/mail/data/m.yaml", "mail::a: \"%{lookup('mail::b')}-%{lookup('plain')}\"\n");

        assertThat(shown(explain(Query.of("mail::a")))).isEqualTo("""
                SEARCH_OPTIONS lookup_options
                  GLOBAL : NOT_FOUND lookup_options
                  ENVIRONMENT\s
                    ENTRY Common
                      FILE common.yaml from common.yaml: NOT_FOUND lookup_options
                  MODULE mail
                    ENTRY m
                      FILE m.yaml from m.yaml: NOT_FOUND lookup_options
                SEARCH mail::a
                  GLOBAL : NOT_FOUND mail::a
                  ENVIRONMENT\s
                    ENTRY Common
                      FILE common.yaml from common.yaml: NOT_FOUND mail::a
                  MODULE mail
                    ENTRY m
                      FILE m.yaml from m.yaml: FOUND mail::a 'e-p'
                        INTERPOLATION %{lookup('mail::b')}-%{lookup('plain')}
                          SEARCH mail::b
                            GLOBAL : NOT_FOUND mail::b
                            ENVIRONMENT\s
                              ENTRY Common
                                FILE common.yaml from common.yaml: FOUND mail::b 'e'
                          SEARCH plain
                            GLOBAL : NOT_FOUND plain
                            ENVIRONMENT\s
                              ENTRY Common
                                FILE common.yaml from common.yaml: FOUND plain 'p'
                """);
    }

    @Test
    void a_merge_of_lookup_options_and_the_way_into_the_value() throws java.io.IOException {
        new Repository(root)
                .levels("k: {a: 1}", "lookup_options: {k: {merge: hash}}\nk: {b: 2}")
                .hierarchy("{name: x, paths: [high.yaml, absent.yaml, low.yaml]}");

        Explanation explanation = explain(Query.of("k.b"));

        assertThat(explanation.answer().value().map(Shown::of)).contains("2");
        assertThat(shown(explanation)).endsWith("""
                OPTION k
                MERGE_SOURCE lookup_options HASH: FOUND k 'hash'
                SEARCH k.b
                  MERGE  HASH: RESULT  {'b': 2, 'a': 1}
                    GLOBAL : NOT_FOUND k
                    ENVIRONMENT\s
                      ENTRY x
                        MERGE  HASH: RESULT  {'b': 2, 'a': 1}
                          FILE high.yaml from high.yaml: FOUND k {'a': 1}
                          FILE absent.yaml from absent.yaml: FILE_NOT_FOUND k
                          FILE low.yaml from low.yaml: FOUND k {'b': 2}
                  SUB_KEY b
                    SEGMENT b: FOUND b 2
                """);
    }

    @Test
    void what_went_before_a_failure_is_told() throws java.io.IOException {
        new Repository(root).levels("k: '%{nope}'", "k: 1");

        Explanation explanation = explain(Query.of("k"));

        assertThat(explanation.answer().failure().map(Answer.Failure::kind)).contains(FailureKind.UNDEFINED_VARIABLE);
        assertThat(shown(explanation)).contains("INTERPOLATION %{nope}\n").doesNotContain(": FOUND k");
    }

    @Test
    void a_secret_stays_hidden() throws java.io.IOException {
        new Repository(root).levels("lookup_options: {k: {convert_to: Sensitive}}\nk: token", "k: 1");

        Explanation explanation = explain(Query.of("k"));

        assertThat(explanation.answer().value()).isPresent();
        assertThat(explanation.answer().toString()).doesNotContain("token");
    }

    /** 4811, and sup3r and s3cret around look-ups, a wrong expression and a variable, for the throw-away key. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            pin     | String
            pin     | Integer
            pin     | Numeric
            pin     | Boolean
            pin     | Array
            in.pin  | Integer
            in      | Hash
            copy    | String
            copy    | Integer
            text    | String
            asks    | String
            wrong   | String
            unset   | String
            """)
    void what_was_decrypted_stays_hidden_whatever_becomes_of_it(String key, String type) throws java.io.IOException {
        Path sample = Path.of("compiler/src/test/resources/hiera/eyaml");
        for (String file : List.of(
                "hiera.yaml", "keys/throw-away-private_key.pkcs7.pem", "keys/throw-away-public_key.pkcs7.pem")) {
            Files.createDirectories(root.resolve("keys"));
            Files.copy(sample.resolve(file), root.resolve(file));
        }
        new Repository(root).file("data/common.yaml", """
                lookup_options: {%s: {convert_to: %s}}
                half: sup3r
                s3cret: x
                pin: ENC[PKCS7,%s]
                in: {pin: "ENC[PKCS7,%s]", x: y}
                asks: ENC[PKCS7,%s]
                wrong: ENC[PKCS7,%s]
                unset: ENC[PKCS7,%s]
                copy: "%%{alias('pin')}"
                text: "sup3r%%{lookup('pin')}s3cret"
                """.formatted(
                        key.replaceAll("[.].*", ""), type, PIN, PIN, ASKS, WRONG, UNSET));
        for (Strictness strictness : Strictness.values()) {
            DiskTree files = new DiskTree(root);
            Explanation explanation = Hiera.of(
                            files, Layers.environment(files, root), strictness, Decryption.WHERE_READABLE)
                    .explain(Query.of(key), Scope.empty());

            assertThat(explanation.answer().value().isPresent()
                            || explanation.answer().failure().isPresent())
                    .isTrue();
            assertThat(explanation.toString())
                    .contains("common.yaml")
                    .doesNotContain("4811")
                    .doesNotContain("sup3r")
                    .doesNotContain("s3cret");
        }
    }

    private static final String PIN =
            "MIIBeQYJKoZIhvcNAQcDoIIBajCCAWYCAQAxggEhMIIBHQIBADAFMAACAQEwDQYJKoZIhvcNAQEBBQAEggEAIj+KLNCJM4oQgo9DkYoPLAJggqv7z0GRRX7lIhqu8MNVVa7B0ydWKSEwGjul6PfFeXCtJdl45OBU5k9QOI228ZzViKRL+wf1kC3Ufwg0kjrHnEiM1eVDzGo43LqH/jFvsbdzH5U4OupZYL3rxUhOPyfMa9sIfsCUaSn901Os2SgCfqVw28IvFX2sXHuEMcCgg4v5qSmqPQ1uoR49t8eCa2CMc3KgbBCXAnmqt9RY7X8rxF/RjcNxmfMp5ABj/ifK6h2BuCoOqFAjZ5SftiLOxk6T9DUZSiNiOWQ8TyS7WgHLNC10JmNM/tV6y+60DoUdtgz8grOYIK8KWDhcgZKUfjA8BgkqhkiG9w0BBwEwHQYJYIZIAWUDBAEqBBBwKmqodYcFCy1zuIY012z5gBDtlVjI6mGi6KIcIXiIxCDt";

    private static final String ASKS =
            "MIIBmQYJKoZIhvcNAQcDoIIBijCCAYYCAQAxggEhMIIBHQIBADAFMAACAQEwDQYJKoZIhvcNAQEBBQAEggEATbbnWLx4Tg2Uwn23Kl8MNeSXOsEfWxwxTTwuMus4ZPBDzJlyo52Fr/yMqDAnwXQClC//olI6i1aPZPlR7MumwPU0lYdJx0lEyLeFQ4pHlWxVTOSZLUA3windHNmEnX9vsMdf3+lnJQoGPqP9NJyNY70cLgdkDP6w+uy3NKD+ELNd2d9llqFFfQBsMHrp+iM2uVk92FZH67Tt/8eAq57K9xNVyP5hwyTVuYbqaBfuqoLaG/rG3cuW9D0HG64BuEP6eM9THQEvjeAZ/s7WkmjA4B7j2yo6nQeNx2yI/+zvKnnZi3V0nryNVsvDQ3TAQ/pyfZfMd5Nsm7hGqUHi4DSc+zBcBgkqhkiG9w0BBwEwHQYJYIZIAWUDBAEqBBCeYIbpbhaCRrH7d41SwUEOgDA1q4TybOL+BeWRJsblSZIfIPdnlDtMKU3tZmsO9RkQv3GPll6XKhAQJJWu9083Osg=";

    private static final String WRONG =
            "MIIBiQYJKoZIhvcNAQcDoIIBejCCAXYCAQAxggEhMIIBHQIBADAFMAACAQEwDQYJKoZIhvcNAQEBBQAEggEAb/bmHz/knnR88YW0/qfBzJWSsGTzuy87az1r7vocZVSaXc4fdXJyR9vwwcbzHfvk9x8M6yoWGve3d5WWOXy0oRfPmYooBlrwdeiKqAwwKcDGkOUgP9hp1VxTUhh5vjmq6wVMTLL3OrzZcsWQxP95IdHupCzwvQyQN84eL0Pcjt40LhdU5s1+V0wPPZ+959ADe2Rf35yfRVAHEDgEvzyXMVkGPuVmwEmwoEq93IixPnHhK/ZAZEdWuAWefRKA/tAUY5xyGsOCVSDhAyuG1sZ6yjyOkFDgibwgvQD0o5NF+nZ7VXUqaOv7x2YAqxJ2F4I0MsgjVwca6/rJOj0gAeccJDBMBgkqhkiG9w0BBwEwHQYJYIZIAWUDBAEqBBB+ZqXIL+IZmFb6cax1oubWgCC/PoY+DirNZm7bLY4WXD4E7bjjVB1KA0h1AGDB+UR80w==";

    private static final String UNSET =
            "MIIBiQYJKoZIhvcNAQcDoIIBejCCAXYCAQAxggEhMIIBHQIBADAFMAACAQEwDQYJKoZIhvcNAQEBBQAEggEALaCD4EOhmK35CKZQUehMxfFehZkJVM/YRecTQlbMMk3v27DpxF2VWGt6jIp2DmRiTmVnBqQ8Tpo8CL5pPtBbg4HtxBqEyW2ZM5vyEeOPKlDFtmKKmaSHEr4mDsCPk+h+6BJt4q16jBOSj9MeoAYFuaGAQVeklY9yfG5mU6/wPq37R49hnGUhzIBxntHWAfg5prlHGpgYv4S3DLWH/AlRjBbASUHE2rya6IiyXAJIoNmSjBpudBRcV4McFbepQ/M0JED/2wDCkWMBWCfi3risJR0ef+EZQbgP8snWQP2egmR+0jqDVrsMobWx4yA+2LKqqSBGjUfdNj6ZGkqgAHVobzBMBgkqhkiG9w0BBwEwHQYJYIZIAWUDBAEqBBBeB61vgtNHUL7FveQLYpKrgCATFUbXrMWVmr4LwWlvDtlmWjVfTtT5APOtyqXvdO/MtQ==";
}
