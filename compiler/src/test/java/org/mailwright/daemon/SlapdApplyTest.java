package org.mailwright.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.cli.Run;
import org.mailwright.fault.MailRoot;

/** Hosts of onion that apply from the inputs, with the people in a real slapd that answers with all, some or none. */
@Tag("slow")
class SlapdApplyTest {
    private static final Path SAMPLE = Path.of("hiera-samples/onion");
    private static final String PEOPLE = "filter: (objectClass=debianAccount)\n";
    /** No error tells a half answer from a whole one. */
    private static final String HALF =
            "filter: (&(objectClass=debianAccount)(|(uid=a*)(uid=b*)(uid=c*)(uid=d*)(uid=e*)(uid=f*)(uid=g*)(uid=h*)(uid=i*)))\n";

    private static final String ALMOST = "filter: (&(objectClass=debianAccount)(!(uid=anna)))\n";

    @TempDir
    private static Path shared;

    @TempDir
    private Path scratch;

    private static SlapdPeople people;
    private MailRoot root;

    @BeforeAll
    static void start() throws IOException {
        Daemon.require("chroot");
        people = SlapdPeople.start(shared.resolve("slapd"), SAMPLE);
    }

    @AfterAll
    static void end() {
        if (people != null) {
            people.close();
        }
    }

    @BeforeEach
    void a_root() throws IOException {
        root = MailRoot.at(scratch.resolve("root"));
    }

    private Path site(String name, String directory) throws IOException {
        Path site = people.site(scratch.resolve(name), directory);
        Path file = site.resolve("mailwright.yaml");
        // What is held here is the guard of a machine, not the minimum of a site.
        Files.writeString(file, Files.readString(file).replace("minimum: 50", "minimum: 1"));
        return site;
    }

    private Run apply(Path site, String host, String... more) {
        List<String> words = new ArrayList<>(List.of("apply", "-C", site.toString(), "--as-of", "2026-11-15"));
        words.addAll(List.of("--host", host, "--root", root.root().toString(), "--detailed-exitcodes"));
        words.addAll(List.of(more));
        Run run = Run.of(words.toArray(String[]::new));
        assertThat(run.text()).doesNotContain(SlapdConfiguration.PASSWORD);
        return run;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mx-01.onion.example", "srs-01.onion.example", "submit-01.onion.example"})
    void nobody_and_half_are_refused_and_all_but_one_are_applied(String host) throws IOException {
        Path whole = site("whole", people.as(SlapdConfiguration.READER) + PEOPLE);
        Run first = apply(whole, host);
        assertThat(first.status()).as(first.text()).isEqualTo(2);
        assertThat(root.ran()).isNotEmpty();
        Run second = apply(whole, host);
        assertThat(second.status()).as(second.text()).isZero();
        assertThat(second.out()).isEmpty();
        assertThat(root.ran()).isEmpty();
        String manifest = Files.readString(root.at("/var/lib/mailwright/manifest.json"));

        Run nobody = apply(site("nobody", people.as(SlapdConfiguration.BLIND) + PEOPLE), host);
        assertThat(nobody.status()).as(nobody.text()).isEqualTo(4);
        Run half = apply(site("half", people.as(SlapdConfiguration.READER) + HALF), host);
        assertThat(half.status()).as(half.text()).isEqualTo(4);
        assertThat(half.err()).contains("error: refused: ldap gave 47 entries, and 91 for the last apply");
        assertThat(root.ran()).isEmpty();
        assertThat(Files.readString(root.at("/var/lib/mailwright/manifest.json")))
                .isEqualTo(manifest);

        Run almost = apply(site("almost", people.as(SlapdConfiguration.READER) + ALMOST), host);
        assertThat(almost.status()).as(almost.text()).isEqualTo(2);
        assertThat(root.ran()).isNotEmpty();
        assertThat(apply(whole, host).status()).isEqualTo(2);
    }

    @Test
    void force_lets_a_small_answer_pass_and_says_why() throws IOException {
        String host = "srs-01.onion.example";
        Path site = site("site", people.as(SlapdConfiguration.READER) + PEOPLE);
        Path file = site.resolve("mailwright.yaml");
        Files.writeString(file, Files.readString(file).replace("minimum: 1", "minimum: 92"));
        Run refused = apply(site, host);
        assertThat(refused.status()).as(refused.text()).isEqualTo(4);
        assertThat(root.root().resolve("etc/postfix")).doesNotExist();
        Run forced = apply(site, host, "--force", "one has left");
        assertThat(forced.status()).as(forced.text()).isEqualTo(2);
        assertThat(forced.err())
                .contains("note: forced (one has left): ldap gave 91 entries, fewer than its minimum of 92");
    }

    /** An MX host's reader sees no passwords, and the keys of other hosts are not for it. */
    @Test
    void an_mx_applies_without_passwords_and_without_the_keys_of_others() throws IOException {
        Path site = site("site", people.url("ldaps") + "ca_file: ca.pem\n" + PEOPLE);
        Path keys = site.resolve("data/common/dkim.yaml");
        String text = Files.readString(keys);
        String without = text.replaceFirst(
                "(selector: 2026-submit(?s:.*?)private_key: )>\n( {6}\\S+\n)+", "$1keys/private/2026-submit.key\n");
        assertThat(without).hasSizeLessThan(text.length() - 1000);
        Files.writeString(keys, without);
        Run mx = apply(site, "mx-01.onion.example");
        assertThat(mx.status()).as(mx.text()).isEqualTo(2);
        assertThat(root.at("/etc/postfix/maps/alias")).isNotEmptyFile();
        Run submission = apply(site, "submit-01.onion.example");
        assertThat(submission.status()).as(submission.text()).isEqualTo(3);
    }
}
