package org.mailwright.artefact.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.artefact.Artefact;
import org.mailwright.daemon.Daemon;
import org.mailwright.model.Site;
import org.mailwright.model.Sites;
import org.mailwright.route.Routes;

/** Our fragments, included by a whole zone, as the name servers' own checkers see them. */
@Tag("slow")
class ZoneCheckersTest {
    @TempDir
    Path directory;

    @BeforeAll
    static void install() {}

    private static List<Artefact> zones() {
        Site site = Sites.onion();
        Site whole = Sites.with(site, Sites.withAddresses(site.settings()));
        return ZoneFragments.of(Routes.of(Sites.with(whole, Sites.zone("0/26.113.0.203.in-addr.arpa", false))));
    }

    private static String apex(Artefact zone) {
        return zone.path().substring("zones/".length()).replace("0-26", "0/26");
    }

    private Path write(Artefact zone) throws IOException {
        String name = zone.path().substring("zones/".length());
        Path fragment = directory.resolve(name + ".mail");
        Files.writeString(fragment, Fragments.text(zone));
        return Files.writeString(directory.resolve(name), """
                $TTL 3600
                @ IN SOA ns1.vendor.example. hostmaster.vendor.example. 1 7200 3600 1209600 3600
                @ IN NS ns1.vendor.example.
                @ IN NS ns2.vendor.example.
                $INCLUDE %s
                """.formatted(fragment));
    }

    @Test
    void named_checkzone_has_nothing_to_say() throws IOException {
        Daemon checker = Daemon.require("named-checkzone");
        for (Artefact zone : zones()) {
            List<String> strict = List.of(
                    "-q",
                    "-i",
                    "local",
                    "-k",
                    "fail",
                    "-m",
                    "fail",
                    "-M",
                    "fail",
                    "-n",
                    "fail",
                    "-r",
                    "fail",
                    "-S",
                    "fail",
                    apex(zone),
                    write(zone).toString());
            assertThat(checker.run(strict)).as(zone.path()).isEqualTo(new Daemon.Answer(0, ""));
            // Without -q it names what it only warns about.
            assertThat(checker.run(strict.subList(1, strict.size())).output().lines())
                    .as(zone.path())
                    .containsExactly("zone " + apex(zone) + "/IN: loaded serial 1", "OK");
        }
    }

    @Test
    void nsd_checkzone_has_nothing_to_say() throws IOException {
        Daemon checker = Daemon.require("nsd-checkzone");
        for (Artefact zone : zones()) {
            assertThat(checker.run(List.of(apex(zone), write(zone).toString())))
                    .as(zone.path())
                    .isEqualTo(new Daemon.Answer(0, "zone " + apex(zone) + " is ok\n"));
        }
    }
}
