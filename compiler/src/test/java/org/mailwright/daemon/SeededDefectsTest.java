package org.mailwright.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Files;
import org.mailwright.artefact.Lines;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.verify.Checkers;

/** One fault in each kind of file is refused by the daemon that reads it, and by no other. */
@Tag("slow")
class SeededDefectsTest {
    private static final String MX = "hosts/mx-01.onion.example/";
    private static final String SRS = "hosts/srs-01.onion.example/";
    private static final String SUBMISSION = "hosts/submit-01.onion.example/";

    private static OnionPlan onion;

    /**
     * @param file the file of the tree
     * @param old what goes, up to the line's end; empty: the new line comes last
     * @param fresh what comes
     * @param checkers who refuses it
     * @param place where that is, with its line if the checker says it
     * @param words some of what the checker says
     */
    record Defect(String file, String old, String fresh, Set<String> checkers, String place, String words) {
        @Override
        public String toString() {
            return file.replaceFirst(".*/", "") + ": " + fresh;
        }

        Artefact in(Artefact whole) {
            return new Artefact(whole.place(), whole.form(), whole.rights(), whole.run(), lines -> {
                whole.body().write((text, causes) -> replace(lines, text, causes));
                if (old.isEmpty()) {
                    lines.line(fresh, List.of());
                }
            });
        }

        private void replace(Lines lines, String text, List<Location> causes) throws IOException {
            if (old.isEmpty() || !text.strip().startsWith(old)) {
                lines.line(text, causes);
            } else if (!fresh.isEmpty()) {
                lines.line(fresh, causes);
            }
        }
    }

    private static Defect defect(String file, String old, String fresh, String checker, String words) {
        return new Defect(file, old, fresh, Set.of(checker), file, words);
    }

    static Stream<Defect> defects() {
        String alias = MX + "etc/postfix/maps/alias";
        String mainCf = MX + "etc/postfix/main.cf";
        String zone = "zones/onion.example";
        Set<String> zones = Set.of("named-checkzone", "nsd-checkzone");
        return Stream.of(
                defect(alias, "", "lonely@onion.example", "postmap", "expected format: key whitespace value"),
                defect(alias, "", "press@onion.example carol@onion.example", "postmap", "duplicate entry"),
                // In silence postmap joins this to the entry above it, and cuts the value at a NUL.
                defect(alias, "", " mallory@onion.example", "postmap", "the index"),
                defect(alias, "", "trent@onion.example peggy\0@onion.example", "postmap", "the index"),
                defect(MX + "etc/postfix/maps/alias_domains", "", "/(/ x", "postmap -q", "Unmatched"),
                defect(
                        SRS + "etc/postfix/maps/mx_clients",
                        "",
                        "203.0.113.9/24 permit",
                        "postmap -q",
                        "non-null host address bits"),
                defect(mainCf, "", "smtpd_frobnicate = yes", "postconf", "unused parameter"),
                defect(mainCf, "", "biff = yes", "postconf", "overriding earlier entry"),
                defect(mainCf, "", "relayhost = $frobnicate", "postconf", "undefined parameter"),
                defect(
                        mainCf,
                        "message_size_limit",
                        "message_size_limit = frog",
                        "postconf",
                        "bad numerical configuration"),
                defect(mainCf, "inet_protocols", "inet_protocols = ipv5", "postconf", "unknown inet_protocols"),
                defect(MX + "etc/postfix/master.cf", "", "smtps inet n", "postconf", "bad field count"),
                defect(mainCf, "", "meta_directory = /nonexistent", "postfix check", "/nonexistent"),
                defect(
                        SUBMISSION + "etc/dovecot/dovecot.conf",
                        "ssl =",
                        "ssl = perhaps",
                        "doveconf",
                        "Invalid value: perhaps"),
                defect(SUBMISSION + "etc/opendkim.conf", "Mode", "Mode perhaps", "opendkim", "mode"),
                defect(
                        SUBMISSION + "etc/opendkim.conf",
                        "KeyTable",
                        "KeyTable file:/etc/opendkim/Keys",
                        "opendkim",
                        "No such file"),
                defect(SUBMISSION + "etc/opendkim/SigningTable", "", "*@[ key", "opendkim", "SigningTable"),
                defect(MX + "etc/rspamd/local.d/actions.conf", "", "reject {", "rspamadm", "unmatched open brace"),
                defect(MX + "etc/rspamd/plugins.d/mailwright.lua", "", "frob nicate", "rspamadm", "mailwright.lua"),
                defect(zone, "", "onion.example. 3600 IN MX 30 mx-09.onion.example.", "named-checkzone", "mx-09"),
                new Defect(zone, "", "outside.example. 3600 IN A 192.0.2.1", zones, zone, "out"),
                new Defect(zone, "", "onion.example. 3600 IN MX ten", zones, zone, "onion.example"),
                defect(
                        "web/autoconfig.onion.example/mail/config-v1.1.xml",
                        "</emailProvider>",
                        "</email>",
                        "XML parser",
                        "emailProvider"));
    }

    @BeforeAll
    static void install() {
        Checking.require();
        onion = OnionPlan.read();
    }

    /** The files that stand together: those of a host's daemon, or one alone. */
    private static Files around(String path, Artefact replaced) {
        String together = path.replaceFirst("^(hosts/[^/]+/etc/[a-z]+).*", "$1");
        return new Files(onion.plan().artefacts().stream()
                .filter(file -> file.path().startsWith(together))
                .map(file -> file.path().equals(path) ? replaced : file)
                .toList());
    }

    @ParameterizedTest
    @MethodSource("defects")
    void a_fault_is_refused_by_the_daemon_that_reads_it(Defect defect) throws IOException {
        Files plan = around(defect.file(), defect.in(onion.file(defect.file())));
        List<Diagnostic> refusals = Checkers.standard().check(onion.site(), plan);
        assertThat(refusals).isNotEmpty().allSatisfy(refusal -> {
            assertThat(refusal.rule()).isEqualTo("daemon-refuses");
            assertThat(refusal.isError()).isTrue();
            assertThat(refusal.message()).doesNotContain("mailwright-check");
        });
        assertThat(refusals.stream()
                        .map(refusal -> refusal.message().split(": ", 2)[0])
                        .collect(Collectors.toSet()))
                .as("%s", refusals)
                .isEqualTo(defect.checkers());
        assertThat(refusals).as("%s", refusals).anySatisfy(refusal -> {
            assertThat(refusal.message()).contains(defect.words());
            assertThat(refusal.location().source()).isEqualTo(defect.place());
        });
    }

    @Test
    void a_fault_is_shown_at_its_line_with_its_cause() throws IOException {
        Artefact mainCf = onion.file(MX + "etc/postfix/main.cf");
        Defect defect = defect(mainCf.path(), "append_dot_mydomain", "biff = yes", "postconf", "");
        int line = OnionPlan.lines(mainCf).indexOf("append_dot_mydomain = no") + 1;
        List<Diagnostic> refusals = Checkers.standard().check(onion.site(), around(mainCf.path(), defect.in(mainCf)));
        assertThat(refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal.location()).isEqualTo(Location.file(mainCf.path(), line, 0));
            assertThat(refusal.message())
                    .isEqualTo("postconf: warning: /etc/postfix/main.cf, line " + line
                            + ": overriding earlier entry: biff=no");
            assertThat(refusal.related())
                    .singleElement()
                    .satisfies(cause ->
                            assertThat(cause.location().source()).isEqualTo("data/nodes/mx-01.onion.example.yaml"));
        });
    }
}
