package org.mailwright.artefact.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameUuidTest {

    /** The first is the example in the documentation of Python's uuid module, the second from {@code uuid.uuid5}. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            python.org               , 886313E1-3B8A-5372-9B90-0C9AEE199E5D
            autoconfig.onion.example , 2F814E9A-FA91-57E3-B1A6-D2E43CE36C9F
            """)
    void a_name_has_the_uuid_that_other_implementations_give_it(String name, String uuid) {
        assertThat(NameUuid.of(name)).isEqualTo(uuid);
    }

    @ParameterizedTest
    @CsvSource({"onion.example", "onion.test", "a.example"})
    void it_is_of_version_five_and_the_common_variant(String name) {
        UUID uuid = UUID.fromString(NameUuid.of(name));
        assertThat(uuid.version()).isEqualTo(5);
        assertThat(uuid.variant()).isEqualTo(2);
    }
}
