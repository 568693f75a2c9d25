package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a change of the inputs changes, against a commit. */
class PlanTest {
    private static final String COMMON = "data/common.yaml";
    private static final String ALICE =
            "/Hyu10o8VX$Ocg5HSn92OU1coSfLbBBcWmSqoU9MdaFyt4DutSxYkLAF0661l0OGcYuF9iqoFmDP5SPfVhJfT";

    private final Path scratch;

    PlanTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    private GitRepository minimal() {
        return GitRepository.of(scratch.resolve("repository"), "minimal", "");
    }

    private static String last(Run run) {
        return run.out().lines().reduce("", (before, line) -> line);
    }

    /** The lines that begin with a sign, of the part of the plan below a heading. */
    private static List<String> below(Run run, String heading) {
        return run.out()
                .lines()
                .dropWhile(line -> !line.equals(heading))
                .takeWhile(line -> !line.isEmpty())
                .skip(1)
                .map(String::strip)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # file | text in it | in its place | a line of the plan | the last line
            data/common.yaml | "press: [bob, dave]" | "press: [bob, erin]" | "~ press@garlic.example: bob@garlic.example, dave@garlic.example → bob@garlic.example, erin@garlic.example" | "Plan: 1 file, 0 entries to add, 1 to change, 0 to remove; 1 address affected."
            data/common.yaml | "  press: [bob, dave]\n" | "" | "- press@garlic.example: bob@garlic.example, dave@garlic.example" | "Plan: 3 files, 0 entries to add, 0 to change, 3 to remove; 1 address affected."
            data/common.yaml | "  press: [bob, dave]" | "  press: [bob, dave]\n  media: press" | "+ media@garlic.example: press@garlic.example" | "Plan: 3 files, 3 entries to add, 0 to change, 0 to remove; 1 address affected."
            data/common.yaml | "dave@riseup.example" | "dave@mail.example" | "~ dave@garlic.example: dave@riseup.example → dave@mail.example" | "Plan: 1 file, 0 entries to add, 1 to change, 0 to remove; 2 addresses affected."
            data/common.yaml | "mailwright::dns: {addresses: true}" | "mailwright::dns: {addresses: false}" | "mail.garlic.example. A, AAAA" | "Plan: 1 file, 0 entries to add, 0 to change, 2 to remove; 0 addresses affected."
            data/common.yaml | "127.0.0.1:6379" | "127.0.0.1:6380" | "~ /etc/rspamd/local.d/redis.conf" | "Plan: 1 file, 0 entries to add, 0 to change, 0 to remove; 0 addresses affected."
            README.md | "garlic.example" | "garlic.example" | "No changes." | "No changes."
            """)
    void one_changed_line_changes_what_it_says(String file, String old, String fresh, String line, String summary) {
        String before = old.replace("\\n", "\n").replace("\\\"", "\"");
        GitRepository repository = minimal();
        if (!before.equals(fresh)) {
            repository.replace(file, before, fresh.replace("\\n", "\n").replace("\\\"", "\""));
        }

        Run run = repository.plan("--detailed-exitcodes");

        assertThat(run.err()).doesNotContain("error: ");
        assertThat(run.out().lines().map(String::strip)).as(run.out()).contains(line);
        assertThat(last(run)).isEqualTo(summary);
        assertThat(run.status()).isEqualTo(summary.equals("No changes.") ? 0 : 2);
        assertThat(repository.plan("--detailed-exitcode").status()).isEqualTo(run.status());
        assertThat(repository.plan().status()).isZero();
    }

    @Test
    void an_address_changes_with_those_before_it_and_each_says_why() {
        GitRepository repository = minimal().replace(COMMON, "dave: dave@riseup.example", "dave: dave@mail.example");

        Run run = repository.plan();

        assertThat(below(run, "Addresses"))
                .containsExactly(
                        "~ dave@garlic.example and 2 alias domains",
                        "was: dave@riseup.example",
                        "now: dave@mail.example",
                        "HEAD: data/common.yaml:15:9",
                        "here: data/common.yaml:15:9",
                        "~ press@garlic.example and 2 alias domains",
                        "was: bob.birch@mail.example, bob@riseup.example, dave@riseup.example",
                        "now: bob.birch@mail.example, bob@riseup.example, dave@mail.example",
                        "through: dave@garlic.example",
                        "HEAD: data/common.yaml:15:9",
                        "here: data/common.yaml:15:9");
        assertThat(below(run, "mail.garlic.example"))
                .containsExactly(
                        "~ /etc/postfix/maps/alias", "~ dave@garlic.example: dave@riseup.example → dave@mail.example");
    }

    @Test
    void in_the_organisation_the_change_of_one_target_is_seen_on_the_hosts_that_resolve_it() {
        GitRepository repository = GitRepository.of(scratch.resolve("repository"), "onion", "")
                .replace("data/common/aliases.yaml", "press: [judy, kenji, judy]", "press: [judy, lucia, judy]");

        Run run = repository.plan();

        assertThat(run.out().lines().filter(line -> line.matches("[a-z0-9-]+\\.onion\\.example")))
                .containsExactly("mx-01.onion.example", "mx-02.onion.example", "submit-01.onion.example");
        assertThat(below(run, "Addresses").stream().filter(line -> line.matches("[~+-] .*")))
                .containsExactly(
                        "~ media@onion.example and 34 alias domains", "~ press@onion.example and 34 alias domains");
        assertThat(below(repository.plan("--host", "mx-02.onion.example"), "mx-02.onion.example"))
                .hasSize(2);
        assertThat(last(repository.plan("--host", "mx-02.onion.example")))
                .isEqualTo("Plan: 1 file, 0 entries to add, 1 to change, 0 to remove; 2 addresses affected.");
    }

    @Test
    void a_new_alias_domain_is_one_address_pattern_and_its_names() {
        GitRepository repository = minimal()
                .replace(
                        COMMON,
                        "  garlic.test: {alias_of: garlic.example}",
                        "  leek.test: {alias_of: garlic.example}\n" + "  garlic.test: {alias_of: garlic.example}")
                .replace("mailwright.yaml", "  garlic.test: {}", "  garlic.test: {}\n  leek.test: {}");

        Run run = repository.plan();

        assertThat(below(run, "Addresses"))
                .containsExactly("+ @leek.test", "was: unknown", "now: @garlic.example", "here: data/common.yaml:3:3");
        assertThat(below(run, "Names in the DNS")).contains("leek.test. MX, TXT", "_dmarc.leek.test. TXT");
        assertThat(run.out()).contains("+ zones/leek.test");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_changed_secret_is_never_shown(boolean keys) throws IOException {
        GitRepository repository = minimal();
        if (!keys) {
            Files.delete(repository.file("keys/eyaml/private_key.pkcs7.pem"));
            repository.commit("Without the key");
        }
        String text = Files.readString(repository.file(COMMON));
        String srs = text.substring(text.indexOf("mailwright::srs:"), text.indexOf("# Greylisting"));
        repository.replace(COMMON, srs, "mailwright::srs:\n  secrets: [a-throw-away-secret-of-the-tests]\n");

        Run run = repository.plan(
                "--output",
                "text",
                "--output",
                "json:" + scratch.resolve("plan.json"),
                "--output",
                "markdown:" + scratch.resolve("plan.md"),
                "--detailed-exitcodes");

        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).contains("~ /etc/postsrsd.secret (secret, changed)");
        assertThat(last(run))
                .isEqualTo("Plan: 1 file, 0 entries to add, 0 to change, 0 to remove; 0 addresses affected.");
        assertThat(run.out()
                        + run.err()
                        + Files.readString(scratch.resolve("plan.json"))
                        + Files.readString(scratch.resolve("plan.md")))
                .doesNotContain("a-throw-away-secret")
                .doesNotContain("ENC[")
                .doesNotContainPattern("[0-9a-f]{64}");
    }

    @Test
    void a_changed_dkim_key_changes_its_record_and_no_address() throws IOException {
        GitRepository repository = minimal();
        repository.write(
                "keys/dkim/2026.pub", Files.readString(Path.of("hiera-samples/onion/keys/dkim/2026-relay.pub")));
        Run run = repository.plan();
        assertThat(below(run, "Names in the DNS")).containsExactly("2026._domainkey.garlic.example. TXT");
        assertThat(last(run))
                .isEqualTo("Plan: 1 file, 0 entries to add, 1 to change, 0 to remove; 0 addresses affected.");
    }

    @Test
    void a_key_in_a_file_that_is_none_is_known_by_its_path() throws IOException {
        GitRepository repository = minimal();
        String text = Files.readString(repository.file(COMMON));
        String sealed = text.substring(text.indexOf("    private_key: >"), text.indexOf("# The key of the rewritten"));
        repository
                .replace(COMMON, sealed, "    private_key: keys/dkim/2026.private\n\n")
                .write("keys/dkim/2026.private", "not a key, and not the same\n")
                .commit("A key in a file");
        repository.write("keys/dkim/2026.private", "not a key, and not the same either\n");

        // Neither is a key, so neither can be opened, and no more is known than that the path is the same.
        assertThat(last(repository.plan())).isEqualTo("No changes.");
    }

    @Test
    void people_are_the_same_before_and_now_and_a_tree_shows_what_they_changed() {
        GitRepository repository = minimal();
        String tree = scratch.resolve("out").toString();
        assertThat(repository.run("compile", "-o", tree).status()).isZero();
        assertThat(last(repository.plan("--against", tree))).isEqualTo("No changes.");
        repository.replace(
                "ldap/people.ldif", "emailForward: alice@mail.example", "emailForward: alice@riseup.example");
        repository.replace("ldap/people.ldif", ALICE, ALICE.substring(0, ALICE.length() - 3) + "abc");

        assertThat(last(repository.plan("--detailed-exitcodes"))).isEqualTo("No changes.");
        Run run = repository.plan("--against", tree, "--detailed-exitcodes");

        assertThat(run.status()).isEqualTo(2);
        assertThat(below(run, "Addresses"))
                .contains(
                        "~ alice@garlic.example and 2 alias domains",
                        "was: alice@mail.example",
                        "now: alice@riseup.example",
                        "submission password: (secret, changed)",
                        "~ postmaster@garlic.example and 2 alias domains")
                .anyMatch(line -> line.startsWith("here: ldap/people.ldif:")
                        && line.contains("uid=alice,ou=users,dc=garlic,dc=example"));
        assertThat(run.out()).contains("~ alice: (secret, changed)").doesNotContain("$6$");
        assertThat(last(run))
                .isEqualTo("Plan: 2 files, 0 entries to add, 2 to change, 0 to remove; 7 addresses affected.");
    }

    @Test
    void exported_resources_are_the_same_before_and_now() {
        GitRepository repository = GitRepository.of(scratch.resolve("repository"), "onion", "")
                .replace(
                        "puppetdb/exported.json",
                        "\"domain\": \"donate.onion.example\"",
                        "\"domain\": \"other.onion.example\"");
        assertThat(last(repository.plan())).isEqualTo("No changes.");
        repository.replace("data/common/aliases.yaml", "press: [judy, kenji, judy]", "press: [judy, lucia, judy]");
        assertThat(last(repository.plan()))
                .isEqualTo("Plan: 3 files, 0 entries to add, 3 to change, 0 to remove; 2 addresses affected.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci/gitlab.yml", "ci/github.yml"})
    void the_templates_for_ci_write_what_they_keep(String template) throws IOException {
        String text = Files.readString(Path.of(template));
        String command = text.lines()
                .map(line -> line.replaceFirst("^[ -]*(run: )?", ""))
                .filter(line -> line.startsWith("mailwright plan "))
                .findFirst()
                .orElseThrow();
        GitRepository repository = minimal().replace(COMMON, "press: [bob, dave]", "press: [bob, erin]");
        Path file = scratch.resolve("mailwright-plan.md");
        String[] words = command.replaceFirst("mailwright plan -C \\S+ ", "")
                .replaceFirst("--git \"[^\"]+\"", "--git main")
                .replace("markdown:mailwright-plan.md", "markdown:" + file)
                .split(" ");

        Run run = repository.plan(words);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(file).content().contains("<td><code>press@garlic.example</code> and 2 alias domains</td>");
        assertThat(text.split("mailwright-plan\\.md", -1)).hasSize(3);
    }

    @Test
    void nothing_in_the_repository_is_touched_and_none_of_its_programs_runs() throws IOException {
        GitRepository repository = minimal().replace(COMMON, "press: [bob, dave]", "press: [bob, erin]");
        repository.git("rm", "--cached", "--quiet", "-r", "keys/eyaml");
        Path trap = scratch.resolve("trap");
        Path program = scratch.resolve("program");
        Files.writeString(program, "#!/bin/sh\ntouch '" + trap + "'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        for (String key :
                List.of("core.fsmonitor", "core.pager", "filter.f.smudge", "filter.f.clean", "diff.external")) {
            repository.git("config", key, program.toString());
        }
        repository.write(".gitattributes", "* filter=f diff=f\n").write(".gitignore", "keys/eyaml/\n");
        for (String hook : List.of("post-checkout", "post-index-change", "reference-transaction")) {
            Files.copy(program, repository.root().resolve(".git/hooks/" + hook));
        }
        Path index = repository.root().resolve(".git/index");
        Files.setLastModifiedTime(index, FileTime.fromMillis(1_700_000_000_000L));
        List<String> before = state(repository.root());

        Run run = repository.plan("--git", "main");

        assertThat(last(run)).startsWith("Plan: ");
        assertThat(state(repository.root())).isEqualTo(before);
        assertThat(trap).doesNotExist();
    }

    /** Every file below a directory with its size and time. */
    private static List<String> state(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.sorted()
                    .map(file -> {
                        try {
                            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--git=--upload-pack=touch x",
                "--git=-x",
                "--git=",
                "--git=no-such",
                "--git=HEAD:data",
                "--git=HEAD^{tree}",
                "--git=a b",
                "--host=nobody.example",
                "--output=yaml",
                "--against=/nowhere",
                "--root=/nowhere"
            })
    void a_wrong_command_line_is_64_and_prints_no_result(String option) {
        Run run = minimal().plan(option);
        assertThat(run.status()).as(run.err()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("mailwright: ");
    }

    @Test
    void two_states_exclude_each_other() {
        assertThat(minimal()
                        .plan("--git", "HEAD", "--against", scratch.toString())
                        .status())
                .isEqualTo(64);
    }

    @Test
    void what_cannot_be_read_is_3() throws IOException {
        ControlRepository site = ControlRepository.in(scratch.resolve("no-repository"));
        Run run = site.run("plan");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("git finds no work tree here");
        assertThat(site.run("plan", "--against", scratch.toString()).status()).isEqualTo(3);
        assertThat(site.run("plan", "--applied", "--root", scratch.toString()).status())
                .isEqualTo(3);
    }

    @Test
    void the_guard_and_too_small_a_directory_refuse_with_4() throws IOException {
        GitRepository repository = minimal();
        String tree = scratch.resolve("counted").toString();
        assertThat(repository.run("compile", "-o", tree).status()).isZero();
        repository.replace(COMMON, "  hostmaster: postmaster\n", "");
        for (List<String> against : List.of(List.of("--git", "HEAD"), List.of("--against", tree))) {
            Run run = repository.plan(Stream.concat(against.stream(), Stream.of("--detailed-exitcodes"))
                    .toArray(String[]::new));
            assertThat(run.status()).as("%s", against).isEqualTo(4);
            assertThat(run.out()).as("%s", against).contains("refused: hostmaster@garlic.example would reach nobody");
            assertThat(last(run)).startsWith("Plan: ");
        }

        repository.replace("mailwright.yaml", "minimum: 2 ", "minimum: 2000 ");
        assertThat(repository.plan().out()).contains("gave 3 entries, fewer than its minimum of 2000");
    }

    @Test
    void what_is_wrong_here_is_1_and_no_plan() {
        GitRepository repository = minimal().replace(COMMON, "press: [bob, dave]", "press: [bob, dave");
        Run run = repository.plan();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(COMMON, "There is no plan");
    }

    @Test
    void what_is_wrong_there_is_1_and_named_as_such() {
        GitRepository repository = minimal();
        repository.replace(COMMON, "press: [bob, dave]", "press: [bob, dave").commit("Broken");
        repository.replace(COMMON, "press: [bob, dave", "press: [bob, dave]");
        Run run = repository.plan();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("In HEAD:\n" + COMMON, "There is no plan: HEAD does not compile");
        assertThat(last(repository.plan("--git", "HEAD~1"))).isEqualTo("No changes.");
    }

    @Test
    void a_commit_before_there_was_a_site_is_named_as_such() {
        GitRepository repository = minimal();
        repository.git("rm", "--cached", "--quiet", "mailwright.yaml");
        repository.git("commit", "--quiet", "--message", "No site");
        Run run = repository.plan();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("In HEAD:\nmailwright.yaml: error: the commit has no such file [input-missing]");
    }

    @Test
    void the_site_may_lie_below_the_top_and_reach_through_links_of_the_repository() throws IOException {
        GitRepository repository = GitRepository.of(scratch.resolve("repository"), "minimal", "puppet/production");
        Path shared = Files.createDirectories(repository.root().resolve("shared"));
        Files.move(repository.file("data"), shared.resolve("data"));
        Files.createSymbolicLink(repository.file("data"), Path.of("../../shared/data"));
        repository.commit("Data beside the site");
        assertThat(last(repository.plan())).isEqualTo("No changes.");

        repository.replace(COMMON, "press: [bob, dave]", "press: [bob, erin]");

        assertThat(last(repository.plan()))
                .isEqualTo("Plan: 1 file, 0 entries to add, 1 to change, 0 to remove; 1 address affected.");
        assertThat(last(repository.plan("--git", "HEAD~1"))).startsWith("Plan: 1 file,");
    }

    @Test
    void a_path_of_hiera_yaml_goes_up_from_what_a_link_of_the_commit_leads_to() throws IOException {
        GitRepository repository = minimal();
        Files.createDirectories(repository.root().resolve("shared/teams"));
        Files.writeString(repository.root().resolve("shared/teams/one.yaml"), "x: 1\n");
        Files.move(repository.file(COMMON), repository.root().resolve("shared/common.yaml"));
        Files.createSymbolicLink(repository.file("data/link"), Path.of("../shared/teams"));
        repository
                .replace("hiera.yaml", "path: common.yaml", "path: link/../common.yaml")
                .commit("Shared data");
        assertThat(last(repository.plan())).isEqualTo("No changes.");

        repository.replace("shared/common.yaml", "press: [bob, dave]", "press: [bob, erin]");

        assertThat(last(repository.plan()))
                .isEqualTo("Plan: 1 file, 0 entries to add, 1 to change, 0 to remove; 1 address affected.");
    }

    @Test
    void a_file_that_git_ignores_is_the_same_before_and_now_and_a_new_one_is_new() throws IOException {
        GitRepository repository = minimal();
        repository.git("rm", "--cached", "--quiet", "-r", "keys", "ldap");
        repository.write(".gitignore", "keys/\n*.ldif\n").commit("Keys and people are nobody's business");
        assertThat(repository.git("ls-files")).doesNotContain("private_key", "people.ldif");
        repository.replace(COMMON, "press: [bob, dave]", "press: [bob, erin]");
        assertThat(last(repository.plan())).startsWith("Plan: 1 file,");

        repository.git("checkout", "--quiet", ".");
        String node = Files.readString(repository.file("nodes/mail.garlic.example.yaml"));
        repository.write(
                "nodes/shell.garlic.example.yaml", node.replace("mail.garlic.example", "shell.garlic.example"));
        assertThat(repository.plan().out()).contains("+ @shell.garlic.example");
    }

    @Test
    void pseudonyms_hide_people_everywhere_and_the_same_one_the_same_way() throws IOException {
        GitRepository repository = minimal()
                .replace(COMMON, "press: [bob, dave]", "press: [Erin, alice, alice]")
                .replace(COMMON, "dave@riseup.example", "dave@mail.example");
        Path json = scratch.resolve("plan.json");
        Path markdown = scratch.resolve("plan.md");

        Run run = repository.plan(
                "--pseudonyms", "--output", "text", "--output", "json:" + json, "--output", "markdown:" + markdown);

        assertThat(run.err()).contains("person-1@garlic.example is named twice");
        assertThat(run.out()).contains("~ press@garlic.example: person-3 → person-1");
        assertThat(run.out() + run.err() + Files.readString(json) + Files.readString(markdown))
                .contains("press@garlic.example", "person-1@garlic.example", "outside-1")
                .doesNotContainPattern("(?i)\\b(alice|bob|carol|dave|erin)\\b");
        assertThat(repository.plan("--pseudonyms").out()).isEqualTo(run.out());
    }

    @Test
    void a_machine_is_compared_by_what_lies_there() throws IOException {
        GitRepository repository = minimal();
        Path tree = scratch.resolve("out");
        Path root = scratch.resolve("root");
        assertThat(repository.run("compile", "-o", tree.toString()).status()).isZero();
        Path host = tree.resolve("hosts/mail.garlic.example");
        try (Stream<Path> files = Files.walk(host.resolve("etc"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = root.resolve(host.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        // Without a manifest the only host of the site is meant, and nothing was applied.
        assertThat(last(repository.plan("--root", root.toString()))).isEqualTo("No changes.");
        Files.createDirectories(root.resolve("var/lib/mailwright"));
        Files.copy(host.resolve("manifest.json"), root.resolve("var/lib/mailwright/manifest.json"));
        assertThat(last(repository.plan("--applied", "--root", root.toString())))
                .isEqualTo("No changes.");
        assertThat(repository
                        .plan("--root", root.toString(), "--host", "other.garlic.example")
                        .status())
                .isEqualTo(64);

        Path alias = root.resolve("etc/postfix/maps/alias");
        Files.writeString(alias, Files.readString(alias).replace("erin@mail.example", "mallory@evil.example"));
        Path secret = root.resolve("etc/postsrsd.secret");
        Files.writeString(secret, "somebody-wrote-another-secret");
        Files.setPosixFilePermissions(
                root.resolve("etc/postfix/main.cf"), PosixFilePermissions.fromString("rw-------"));
        Files.delete(root.resolve("etc/postfix/maps/transport"));
        repository.replace(COMMON, "mailwright::rspamd: {redis: \"127.0.0.1:6379\", ", "mailwright::rspamd: {");

        Run run = repository.plan("--root", root.toString(), "--detailed-exitcodes");

        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.out().lines().map(String::strip))
                .contains(
                        "~ erin@garlic.example: mallory@evil.example → erin@mail.example",
                        "~ /etc/postfix/main.cf (0600 root:root → 0644 root:root)",
                        "~ /etc/postsrsd.secret (secret, changed)",
                        "+ /etc/postfix/maps/transport",
                        "- /etc/rspamd/local.d/redis.conf");
        assertThat(run.out()).doesNotContain("another-secret").doesNotContainPattern("[0-9a-f]{64}");
    }

    @Test
    void the_json_is_one_object_and_each_run_gives_the_same() throws IOException {
        GitRepository repository = minimal().replace(COMMON, "press: [bob, dave]", "press: [bob, erin]");

        Run run = repository.plan("--output", "json");

        int depth = 0;
        int objects = 0;
        try (JsonParser json = new JsonFactory().createParser(run.out())) {
            while (json.nextToken() != null) {
                depth += json.currentToken().isStructStart()
                        ? 1
                        : json.currentToken().isStructEnd() ? -1 : 0;
                objects += depth == 0 ? 1 : 0;
            }
        }
        assertThat(objects).isEqualTo(1);
        assertThat(run.out()).contains("\"now\" : {\n        \"arrives\" : [\n", "\"changes\" : true");
        assertThat(repository.plan("--output", "json")).isEqualTo(run);
        assertThat(repository.plan("--output", "markdown")).isEqualTo(repository.plan("--output", "markdown"));
    }
}
