package org.mailwright.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            hosts/mx-01.onion.example/etc/postfix/main.cf, mx-01.onion.example, /etc/postfix/main.cf
            hosts/a/b,                                     a,                   /b
            zones/onion.example,                           ,                    zones/onion.example
            hosts/onion.example,                           ,                    hosts/onion.example
            """)
    void a_path_in_a_tree_is_a_place_and_back(String inTree, String host, String path) {
        Place place = Place.of(inTree);
        assertThat(place.host().orElse(null)).isEqualTo(host);
        assertThat(place.path()).isEqualTo(path);
        assertThat(place.inTree()).isEqualTo(inTree);
        assertThat(place.isOn("a")).isEqualTo("a".equals(host));
        assertThat(place.isOnHostsAt(path)).isEqualTo(host != null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/b", "", "a\n"})
    void a_host_is_one_directory_and_its_paths_are_absolute(String host) {
        assertThatThrownBy(() -> Place.on(host, "/etc/x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Place.on("a", "etc/x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void places_are_in_the_order_of_the_tree() {
        assertThat(List.of(
                                Place.on("a.b", "/x"),
                                Place.on("a", "/y"),
                                Place.shared("web/x"),
                                Place.on("a-b", "/x"),
                                Place.shared("certificates/x"))
                        .stream()
                        .sorted()
                        .map(Place::inTree))
                .containsExactly("certificates/x", "hosts/a-b/x", "hosts/a.b/x", "hosts/a/y", "web/x");
    }
}
