package org.mailwright.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.dns.ZoneFragments;
import org.mailwright.model.Site;
import org.mailwright.model.Sites;
import org.mailwright.route.Routes;

class WrappedZoneTest {
    /** Wraps a zone and says its lines. */
    private record Reader() implements Checker {
        @Override
        public String name() {
            return "here";
        }

        @Override
        public boolean reads(Artefact file) {
            return file.path().equals("zones/onion.example");
        }

        @Override
        public String obstacle(Workbench bench, Artefact file) {
            return "";
        }

        @Override
        public List<String> complaints(Workbench bench, Artefact file) throws IOException {
            return Files.readAllLines(WrappedZone.of(bench, file).file()).subList(0, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "..", "a\0b", "/etc/passwd"})
    void no_other_file_is_included_whatever_its_path(String path) throws IOException {
        String text = "$TTL 60\n$INCLUDE " + path + "\na A 192.0.2.1\n";
        Site site = Sites.with(Sites.onion(), Sites.zone("onion.example", text));
        List<Artefact> fragments = ZoneFragments.of(Routes.of(site));
        assertThat(new Checkers(List.of(new Reader()))
                        .check(site, new org.mailwright.artefact.Files(fragments)).stream()
                                .map(finding -> finding.message())
                                .collect(Collectors.joining("\n")))
                .contains("$TTL 60")
                .contains("a A 192.0.2.1")
                .doesNotContain("INCLUDE " + path);
    }
}
