package org.mailwright.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailwright.artefact.dns.ZoneFragments;
import org.mailwright.daemon.Daemon;
import org.mailwright.model.Sites;

class ZoneSituationsTest {
    @TempDir
    Path directory;

    static List<ZoneSituations.Situation> all() throws IOException {
        return ZoneSituations.all();
    }

    static List<String> besideAlias() throws IOException {
        return ZoneSituations.besideAlias();
    }

    private static String findings(String zone) {
        String found = ZoneFragments.conflicts(Sites.with(Sites.onion(), Sites.zone("zone.example", zone))).stream()
                .map(finding -> finding.location().line() + ":" + finding.rule())
                .collect(Collectors.joining(" "));
        return found.isEmpty() ? "clean" : found;
    }

    private static String alias(String other) {
        return ZoneSituations.APEX + "a " + other + "\na CNAME ns1\n";
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_is_read_or_is_one_finding_at_its_line(ZoneSituations.Situation situation) {
        assertThat(findings(situation.zone())).isEqualTo(situation.says());
    }

    @ParameterizedTest
    @MethodSource("besideAlias")
    void every_type_is_read_and_is_an_error_beside_an_alias(String other) {
        assertThat(findings(ZoneSituations.APEX + "a " + other + "\n")).isEqualTo("clean");
        assertThat(findings(alias(other))).isEqualTo("5:cname-other-data");
    }

    @Test
    @Tag("slow")
    void named_checkzone_loads_and_refuses_the_same() throws IOException {
        for (ZoneSituations.Situation situation : all()) {
            assertThat(loads(situation.zone())).as(situation.name()).isEqualTo(situation.loads());
        }
    }

    @Test
    @Tag("slow")
    void named_checkzone_refuses_an_alias_with_other_data() throws IOException {
        for (String other : besideAlias()) {
            // BIND 9.18 still lets a key be there; later versions do not.
            assertThat(loads(alias(other))).as(other).isEqualTo(other.startsWith("KEY "));
        }
    }

    private boolean loads(String zone) throws IOException {
        Path file = Files.writeString(directory.resolve("zone"), zone);
        return Daemon.require("named-checkzone")
                        .run(List.of("-i", "local", "zone.example", file.toString()))
                        .status()
                == 0;
    }
}
