package org.mailwright.artefact.dovecot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.model.PasswordHash;

/** passwd-file of Dovecot: fields end at a colon, there is no escaping. */
class PasswdFileTextTest {
    private static final PasswordHash HASH = new PasswordHash("SHA512-CRYPT", "$6$salt$hash");

    @Test
    void a_line_is_a_user_and_a_hash_behind_its_scheme() {
        assertThat(PasswdFileText.entry("alice", HASH)).isEqualTo("alice:{SHA512-CRYPT}$6$salt$hash");
        assertThat(PasswdFileText.entry("_a.b-9", new PasswordHash("ARGON2ID", "$argon2id$v=19$m=1,t=3,p=1$a+/$b")))
                .isEqualTo("_a.b-9:{ARGON2ID}$argon2id$v=19$m=1,t=3,p=1$a+/$b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "-a", "Alice", "a:b", "a b", "a@b", "#a", "a\n", "\u00e9"})
    void a_name_that_dovecot_would_not_take_is_refused(String uid) {
        assertThat(PasswdFileText.isUser(uid)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> PasswdFileText.entry(uid, HASH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a b", "{a}", "a!", "\u00e9"})
    void what_no_hash_is_made_of_is_refused(String hash) {
        assertThat(PasswdFileText.isHash(hash)).isFalse();
    }
}
