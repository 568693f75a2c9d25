package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ciphertext that hiera-eyaml 3.3.0 made with a throw-away key: {@code eyaml encrypt --pkcs7-public-key=… -s s3cret}. */
class EyamlTest {
    private static final Path SAMPLE = Path.of("compiler/src/test/resources/hiera/eyaml");

    @TempDir
    Path root;

    @BeforeEach
    void a_copy_of_the_sample() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = root.resolve(SAMPLE.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private Repository repository() {
        return new Repository(root).facts("{role: mx}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            password | 's3cret'
            url      | 'postgres://u:s3cret@db.example'
            newline  | 'two\\n'
            umlaut   | 'pässwört€'
            template | 'pamxss'
            deep     | {'list': ['one', 'two', 'top'], 'hash': {'k': 'three'}}
            copy     | 'user:s3cret'
            whole    | 's3cret'
            text     | 'ENC[PKCS7,]'
            gpg      | Sealed
            bad      | error: hiera-eyaml cannot decrypt bad: the eyaml key does not open it
            broken   | error: the look-up of a secret fails: undefined variable
            """)
    void ciphertext_is_opened(String key, String found) {
        assertThat(repository().answer(key).replace("\n", "\\n")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"password", "url", "template", "copy", "whole", "deep", "listed", "sensitive"})
    void what_was_opened_never_prints(String key) {
        Value value = repository().lookup(key).value().orElseThrow();

        assertThat(Values.isSecret(value)).isTrue();
        assertThat(value.toString())
                .doesNotContain("s3cret")
                .doesNotContain("three")
                .doesNotContain("token");
    }

    @Test
    void it_keeps_its_place() {
        assertThat(repository().lookup("url").value().orElseThrow().location()).hasToString("data/common.yaml:2:6");
    }

    @Test
    void sealed_it_stays_closed_and_reads_no_key() throws IOException {
        Files.delete(root.resolve("keys/throw-away-private_key.pkcs7.pem"));
        Repository sealed = repository().as(Decryption.SEALED);

        assertThat(sealed.answer("password")).isEqualTo("Sealed");
        assertThat(sealed.lookup("password").value().orElseThrow().toString()).isEqualTo("Sealed[***]");
        assertThat(sealed.answer("deep")).isEqualTo("{'list': [Sealed, 'two', Sealed], 'hash': {'k': Sealed}}");
    }

    @Test
    void a_sealed_value_can_be_opened_later() {
        Repository sealed = repository().as(Decryption.SEALED);
        Value.Sealed value = (Value.Sealed) sealed.lookup("url").value().orElseThrow();

        assertThat(sealed.hiera().open(value).value()).contains("postgres://u:s3cret@db.example");
    }

    /** Puppet puts the clear text there; the ciphertext would be another secret. */
    @Test
    void a_text_with_a_sealed_value_in_it_can_be_opened_too() {
        Repository sealed = repository().as(Decryption.SEALED);

        assertThat(sealed.hiera()
                        .open((Value.Sealed) sealed.lookup("copy").value().orElseThrow())
                        .value())
                .contains("user:s3cret");
        assertThat(sealed.hiera()
                        .open((Value.Sealed) sealed.lookup("whole").value().orElseThrow())
                        .value())
                .contains("s3cret");
    }

    @Test
    void without_the_key_ciphertext_stays_closed() throws IOException {
        Files.delete(root.resolve("keys/throw-away-private_key.pkcs7.pem"));

        assertThat(repository().answer("text")).isEqualTo("'ENC[PKCS7,]'");
        assertThat(repository().lookup("password").value().orElseThrow()).isInstanceOf(Value.Sealed.class);
        assertThat(repository()
                        .as(Decryption.SEALED)
                        .hiera()
                        .open(sealed("password"))
                        .reason())
                .isEqualTo("the eyaml private key is not on this machine");
    }

    private Value.Sealed sealed(String key) {
        return (Value.Sealed)
                repository().as(Decryption.SEALED).lookup(key).value().orElseThrow();
    }

    @Test
    void another_key_opens_nothing() throws IOException {
        Path key = root.resolve("keys/throw-away-private_key.pkcs7.pem");
        Files.write(key, Files.readAllBytes(root.resolve("keys/throw-away-other-key.pem")));
        assertThat(repository().answer("password"))
                .isEqualTo("error: hiera-eyaml cannot decrypt password: the eyaml key does not open it");

        Files.writeString(key, "no key at all");
        assertThat(repository().answer("password"))
                .startsWith("error: hiera-eyaml cannot decrypt password: the eyaml key");
    }
}
