package org.mailwright.source.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyReferenceTest {
    private static final List<String> LINES = KeyReference.markdown().lines().toList();

    @Test
    void every_key_has_a_row() {
        assertThat(LINES)
                .contains(
                        "| `hiera.config` | path | `hiera.yaml` | Hiera 5's configuration |",
                        "| `zones.<zone>.ttl` | number, 0 to 604800 | `3600` | of our records, in seconds |",
                        "| `directory.minimum` | number from 0 | `0` | fewer entries are refused |",
                        "| `checks.ignore[].rule` | name |  | the finding's id |",
                        "| `mailwright::mx.own_from` | `pass`, `reject` | `pass` | what to do with an unverified From of ours; one in a list domain is always refused |",
                        "| `mailwright::srs.hosts` | domain | srs.&lt;primary> | the name whose MX set lists the SRS hosts |",
                        "| `mailwright::dkim_keys[].signers` | list of name | `[]` | roles or hosts that sign with it |",
                        "| `mailwright::aliases` | hash of address to address, or a list |  | addresses that stand for others |");
        assertThat(Shapes.KEYS)
                .allMatch(
                        key -> LINES.stream().anyMatch(line -> line.startsWith("| `mailwright::" + key.name() + "`")));
    }

    @Test
    void every_row_has_four_cells() {
        assertThat(LINES.stream().filter(line -> line.startsWith("|")))
                .allMatch(line -> line.split("(?<!\\\\)\\|", -1).length == 6)
                .hasSizeGreaterThan(80);
    }
}
