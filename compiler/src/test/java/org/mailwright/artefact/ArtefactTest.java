package org.mailwright.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.model.Role;
import org.mailwright.route.SiteFixture;

class ArtefactTest {

    /** A path from a zone or a template's name must not leave the tree it is written to. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "/etc/passwd", "hosts//x", "zones/..", "../x", "a/./b", "a/../../b", "a/", "a\nb", "a\u0000"
            })
    void a_path_stays_in_the_tree(String path) {
        assertThatThrownBy(() -> Artefact.shared(path, lines -> {})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_file_of_a_host_lies_below_its_name() {
        SiteFixture fixture = SiteFixture.bare().host("mx-01", "203.0.113.7", Role.MX);
        Artefact file = HostFile.of(Form.MAIN, "/etc/postfix/main.cf").file(fixture.host("mx-01"), lines -> {});

        assertThat(file.path()).isEqualTo("hosts/mx-01.onion.example/etc/postfix/main.cf");
        assertThat(file.rights()).isEqualTo(new Artefact.Rights("0644", "root", "root"));
        assertThat(file.secret()).isFalse();
    }

    @Test
    void tables_are_indexed_before_a_daemon_is_told_to_read_them() {
        assertThat(Stream.of(Action.reloadPostfix(), Action.postmap("/b"), Action.restart("x"), Action.postmap("/a"))
                        .sorted()
                        .map(Action::id))
                .containsExactly("postmap:/a", "postmap:/b", "reload:postfix", "restart:x");
        assertThat(Action.postmap("/a").command()).containsExactly("postmap", "lmdb:/a");
    }
}
