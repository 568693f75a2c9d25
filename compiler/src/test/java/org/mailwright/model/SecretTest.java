package org.mailwright.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;

class SecretTest {
    private static final Location HERE = Location.file("site.yaml", 1, 1);

    @Test
    void a_secret_never_prints_and_neither_does_what_holds_it() {
        Secret secret = Secret.of("throwaway-secret");
        Settings.Srs srs = new Settings.Srs(
                DomainName.of("srs.onion.example"), DomainName.of("b.onion.example"), false, List.of(secret), HERE);

        assertThat(secret.toString() + srs).doesNotContain("throwaway");
        assertThat(secret.open().orElseThrow()).isEqualTo("throwaway-secret");
    }

    @Test
    void a_sealed_secret_is_opened_only_when_asked_and_compared_by_what_seals_it() {
        AtomicInteger opened = new AtomicInteger();
        Secret one = Secret.sealed("ENC[1]", () -> true, () -> Parsed.of("x" + opened.incrementAndGet()));
        Secret same = Secret.sealed("ENC[1]", () -> false, () -> Parsed.not("no key"));

        assertThat(one)
                .isEqualTo(same)
                .hasSameHashCodeAs(same)
                .isNotEqualTo(Secret.sealed("ENC[2]", () -> true, one::open));
        assertThat(opened).hasValue(0);
        assertThat(same.open().reason()).isEqualTo("no key");
        assertThat(one.open()).isEqualTo(one.open());
        assertThat(opened).hasValue(1);
    }

    @Test
    void a_password_hash_never_prints_and_neither_does_its_account() {
        PasswordHash hash = new PasswordHash("SHA512-CRYPT", "$6$throwaway$hash");
        Account account = new Account(
                "alice", Account.State.ACTIVE, List.of(), false, Optional.of(hash), Optional.empty(), HERE, HERE, HERE);

        assertThat(hash).hasToString("{SHA512-CRYPT}***");
        assertThat(account.toString()).doesNotContain("throwaway");
    }

    /** A colon would begin the next field of the passwd-file, a brace the scheme, a blank an extra field. */
    @ParameterizedTest
    @CsvSource({
        "SHA512-CRYPT, $6$a:b",
        "SHA512-CRYPT, '$6$a b'",
        "SHA512-CRYPT, '$6$a\nroot'",
        "SHA512-CRYPT, '$6$ä'",
        "SHA512-CRYPT, ''",
        "'', $6$a",
        "a}{B, $6$a",
        "sha512-crypt, $6$a"
    })
    void a_hash_that_would_be_another_field_is_refused_without_being_named(String scheme, String hash) {
        assertThatThrownBy(() -> new PasswordHash(scheme, hash))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a password hash");
    }
}
