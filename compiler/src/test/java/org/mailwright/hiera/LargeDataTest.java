package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.mailwright.diagnostic.Location;

/** Large hashes are asked often: a look-up must not walk them. */
class LargeDataTest {
    private static final int SIZE = 100_000;
    private static final Location HERE = Location.file("x.yaml", 1, 1);

    private static Value.Mapping mapping(int size) {
        List<Value.Mapping.Entry> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(new Value.Mapping.Entry(Value.Text.of("k" + i, HERE), Value.Text.of("v" + i, HERE)));
        }
        return new Value.Mapping(entries, HERE);
    }

    @Test
    void every_key_of_a_large_hash_is_found_soon() {
        Value.Mapping mapping = mapping(SIZE);
        Scope scope = new Scope(mapping);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < SIZE; i++) {
                assertThat(mapping.get("k" + i).orElseThrow()).isEqualTo(Value.Text.of("v" + i, HERE));
                assertThat(scope.variable("k" + i)).isPresent();
            }
        });
        assertThat(mapping.get("k" + SIZE)).isEmpty();
    }

    @Test
    void small_and_large_hashes_answer_alike() {
        for (int size : List.of(0, 1, 8, 9, 50)) {
            Value.Mapping mapping = mapping(size);
            for (int i = 0; i < 60; i++) {
                assertThat(mapping.get("k" + i).isPresent()).isEqualTo(i < size);
            }
        }
    }

    @Test
    void a_number_is_no_string_key() {
        List<Value.Mapping.Entry> entries = new ArrayList<>(mapping(20).entries());
        entries.add(
                new Value.Mapping.Entry(new Value.Whole(java.math.BigInteger.TEN, HERE), new Value.Truth(true, HERE)));

        assertThat(new Value.Mapping(entries, HERE).get("10")).isEmpty();
    }

    @Test
    void puppets_own_variables_hide_facts_of_the_same_name() {
        Value.Mapping facts =
                (Value.Mapping) Repository.read("{trusted: forged, facts: forged, environment: forged, a: 1}");
        Value.Mapping trusted = (Value.Mapping) Repository.read("{certname: mx-01.onion.example}");
        Scope scope = Scope.of(facts, trusted, "production");

        assertThat(scope.variable("trusted")).contains(trusted);
        assertThat(scope.variable("facts")).contains(facts);
        assertThat(Shown.of(scope.variable("environment").orElseThrow())).isEqualTo("'production'");
        assertThat(Shown.of(scope.variable("a").orElseThrow())).isEqualTo("1");
    }
}
