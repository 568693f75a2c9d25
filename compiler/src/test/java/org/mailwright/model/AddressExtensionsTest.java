package org.mailwright.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressExtensionsTest {
    /** What Postfix takes off (split_addr in its source; measured). */
    @ParameterizedTest
    @CsvSource({
        "'', alice+x, ''",
        "+, alice, ''",
        "+, alice+x, +x",
        "+, Alice+X, +X",
        "+, alice+, +",
        "+, alice+a+b+c, +a+b+c",
        "+, alice-x, ''",
        "+, +x, ''",
        "+, +x+y, ''",
        "+, alice.+x, ''",
        "., alice.birch, .birch",
        "-, alice-x, -x",
        "-, owner-alice, ''",
        "-, Owner-Alice, ''",
        "-, alice-request, ''",
        "-, alice-x-REQUEST, ''",
        "-, -request, ''",
        "-, alice-requests, -requests",
        "_, owner_alice, _alice",
    })
    void an_extension_begins_with_the_first_delimiter(String delimiter, String local, String extension) {
        assertThat(new AddressExtensions(delimiter, true).of(local)).isEqualTo(extension);
    }

    @ParameterizedTest
    @CsvSource({"true, +x", "false, ''"})
    void an_extension_is_passed_on_or_not(boolean kept, String passed) {
        assertThat(new AddressExtensions("+", kept).passedOn("+x")).isEqualTo(passed);
    }
}
