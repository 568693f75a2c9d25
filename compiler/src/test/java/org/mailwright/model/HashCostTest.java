package org.mailwright.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rest of each hash does not matter here. */
class HashCostTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SHA512-CRYPT  | $6$salt$x                                  | 5000 rounds                                 | ``
            SHA512-CRYPT  | $6$rounds=2000000$salt$x                   | 2000000 rounds                              | ``
            SHA512-CRYPT  | $6$rounds=2000001$salt$x                   | 2000001 rounds                              | 2000001 rounds at each login, more than 2000000
            SHA256-CRYPT  | $5$rounds=999999999$salt$x                 | 999999999 rounds                            | 999999999 rounds at each login, more than 2000000
            BLF-CRYPT     | $2y$14$x                                   | a cost of 14                                | ``
            BLF-CRYPT     | $2b$15$x                                   | a cost of 15                                | a cost of 15 at each login, more than 14
            BLF-CRYPT     | $2y$31$x                                   | a cost of 31                                | a cost of 31 at each login, more than 14
            ARGON2ID      | $argon2id$v=19$m=65536,t=32,p=1$x$x        | 32 passes over its memory (65536 KiB)       | ``
            ARGON2ID      | $argon2id$v=19$m=65536,t=33,p=1$x$x        | 33 passes over its memory (65536 KiB)       | 33 passes over its memory (65536 KiB) at each login, more than 32
            ARGON2I       | $argon2i$v=19$m=8,t=4294967295,p=1$x$x     | 4294967295 passes over its memory (8 KiB)   | 4294967295 passes over its memory (8 KiB) at each login, more than 262144
            ARGON2ID      | $argon2id$v=19$m=245760,t=3,p=1$x$x        | 3 passes over its memory (245760 KiB)       | ``
            ARGON2ID      | $argon2id$v=19$m=4294967295,t=1,p=1$x$x    | 1 passes over its memory (4294967295 KiB)   | 4294967295 KiB of memory at each login, more than 245760
            ARGON2        | $argon2id$v=19$m=4294967295,t=1,p=1$x$x    | 1 passes over its memory (4294967295 KiB)   | 4294967295 KiB of memory at each login, more than 245760
            PBKDF2        | $1$salt$1000000$x                          | 1000000 iterations                          | ``
            PBKDF2        | $1$salt$4294967295$x                       | 4294967295 iterations                       | 4294967295 iterations at each login, more than 1000000
            SCRAM-SHA-1   | 4096,x,x,x                                 | 4096 iterations                             | ``
            SCRAM-SHA-256 | 2147483647,x,x,x                           | 2147483647 iterations                       | 2147483647 iterations at each login, more than 1000000
            ARGON2ID      | $argon2id$v=19$m=245761,t=1,p=1$x$x        | 1 passes over its memory (245761 KiB)       | 245761 KiB of memory at each login, more than 245760
            CRYPT         | $y$j9T$x$x                                 | 16384 KiB of memory                         | ``
            CRYPT         | $y$j75$x$x                                 | 1024 KiB of memory                          | ``
            CRYPT         | $gy$jCT$x$x                                | 131072 KiB of memory                        | ``
            CRYPT         | $y$jDT$x$x                                 | 262144 KiB of memory                        | 262144 KiB of memory at each login, more than 245760
            CRYPT         | $7$DU..../....x$x                          | 131072 KiB of memory                        | ``
            CRYPT         | $7$FU..../....x$x                          | 524288 KiB of memory                        | 524288 KiB of memory at each login, more than 245760
            CRYPT         | $sha1$4294967295$x$x                       | 4294967295 iterations                       | 4294967295 iterations at each login, more than 1000000
            DES-CRYPT     | $6$rounds=999999999$salt$x                 | 999999999 rounds                            | 999999999 rounds at each login, more than 2000000
            """, quoteCharacter = '`')
    void a_hash_says_its_cost_and_a_second_of_it_is_taken(String scheme, String hash, String words, String excess) {
        HashCost cost = HashCost.of(new PasswordHash(scheme, hash)).orElseThrow();

        assertThat(cost.words()).isEqualTo(words);
        assertThat(cost.excess().orElse("")).isEqualTo(excess);
    }

    @ParameterizedTest
    @CsvSource({"MD5-CRYPT, $1$salt$x", "DES-CRYPT, abJnggxhB/yWI", "SSHA512, abc=", "SHA1, abc="})
    void other_schemes_cost_nothing_to_speak_of(String scheme, String hash) {
        assertThat(HashCost.of(new PasswordHash(scheme, hash))).isEmpty();
    }
}
