package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.artefact.BuiltInTemplates;

/** The site's own templates, which {@code templates} in mailwright.yaml names: every command that compiles uses them. */
class OwnTemplatesTest {
    private static final String HOST = "box-01.onion.example";
    private static final String MAIN_CF = "postfix/main.cf.ftl";

    @TempDir
    private Path scratch;

    private ControlRepository site(String templates) throws IOException {
        ControlRepository site = ControlRepository.in(scratch);
        return site.write(
                "mailwright.yaml",
                Files.readString(site.root().resolve("mailwright.yaml")).strip(),
                "templates: " + templates);
    }

    /** A site whose main.cf has one line more. */
    private ControlRepository withBanner(String templates) throws IOException {
        return site(templates).write(templates + "/" + MAIN_CF, builtIn(MAIN_CF), "smtpd_banner = [=host] of the site");
    }

    private static String builtIn(String name) throws IOException {
        return Files.readString(Path.of("templates", name)).strip();
    }

    private String tree(ControlRepository site, String... more) throws IOException {
        Path out = Files.createTempDirectory(scratch, "out");
        String[] words = new String[more.length + 2];
        words[0] = "-o";
        words[1] = out.toString();
        System.arraycopy(more, 0, words, 2, more.length);
        Run run = site.run("compile", words);
        assertThat(run.status()).as(run.err()).isZero();
        return out.toString();
    }

    private static String mainCf(String tree) throws IOException {
        return Files.readString(Path.of(tree, "hosts", HOST, "etc/postfix/main.cf"));
    }

    @Test
    void the_commands_that_compile_agree() throws IOException {
        ControlRepository site = withBanner("our templates");
        String tree = tree(site);
        assertThat(mainCf(tree)).endsWith("\nsmtpd_banner = " + HOST + " of the site\n");
        assertThat(site.run("check").status()).isZero();
        assertThat(site.run("plan", "--against", tree).out()).endsWith("No changes.\n");
        assertThat(site.run("trace", "alice@onion.example").status()).isZero();

        long last = mainCf(tree).lines().count();
        String file = tree + "/hosts/" + HOST + "/etc/postfix/main.cf:";
        assertThat(site.run("why", file + last).status()).isZero();
        assertThat(site.run("why", file + (last + 1)).status()).isEqualTo(64);

        Path installed = Path.of(root(), "etc/postfix/main.cf");
        Files.createDirectories(installed.getParent());
        Files.writeString(installed, mainCf(tree));
        Run apply = site.run("apply", "--host", HOST, "--noop", "--root", root());
        assertThat(apply.out()).contains("/etc/postfix/master.cf: would be new").doesNotContain("/etc/postfix/main.cf");
    }

    private String root() throws IOException {
        Path etc = Files.createDirectories(scratch.resolve("root/etc"));
        Files.writeString(etc.resolve("os-release"), "ID=debian\nVERSION_ID=\"12\"\n");
        StringBuilder users = new StringBuilder();
        for (String name : new String[] {"root", "postfix", "_rspamd", "postsrsd", "redis", "opendkim", "dovecot"}) {
            users.append(name).append(":x:0:0::/:/bin/false\n");
        }
        Files.writeString(etc.resolve("passwd"), users);
        Files.writeString(etc.resolve("group"), users.toString().replace(":0::/:/bin/false", ":"));
        return etc.getParent().toString();
    }

    @Test
    void a_copy_of_all_the_built_in_ones_changes_nothing() throws IOException {
        String without = tree(ControlRepository.in(scratch));
        ControlRepository site = site("templates");
        for (String name : BuiltInTemplates.NAMES) {
            site.write("templates/" + name, builtIn(name));
        }
        assertThat(site.run("check").out()).doesNotContain("template");
        Run plan = site.run("plan", "--against", without);
        assertThat(plan.out()).as(plan.err()).endsWith("No changes.\n");
    }

    @Test
    void the_option_wins_over_the_key() throws IOException {
        ControlRepository site = withBanner("templates").write("others/" + MAIN_CF, builtIn(MAIN_CF), "# the others");
        assertThat(mainCf(tree(site, "--templates", site.root().resolve("others") + "")))
                .endsWith("\n# the others\n");
    }

    @Test
    void a_change_of_a_template_is_planned_against_the_last_commit() throws IOException {
        GitRepository repository = GitRepository.of(scratch, "minimal", "mail");
        String key = Files.readString(repository.file("mailwright.yaml")) + "templates: templates\n";
        String text = Files.readString(Path.of("templates", MAIN_CF));
        repository.write("mailwright.yaml", key).write("templates/" + MAIN_CF, text + "# one\n");
        assertThat(repository.plan().out()).contains("+ # one");
        repository.commit("Templates of our own");
        assertThat(repository.plan().out()).endsWith("No changes.\n");
        repository.write("templates/" + MAIN_CF, text + "# two\n");
        assertThat(repository.plan().out()).contains("- # one", "+ # two");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            missing      | there is no directory missing [input-missing]
            hiera.yaml   | hiera.yaml is a file, not a directory [input-path]
            /srv/mail    | the directory of templates "/srv/mail" is refused: it is absolute [input-path]
            ../templates | the directory of templates "../templates" is refused: it is outside of the site [input-path]
            a/../..      | the directory of templates "a/../.." is refused: it is outside of the site [input-path]
            .            | the directory of templates "." is refused: it is the whole site [input-path]
            "a\\tb"      | the directory of templates "a\\u0009b" is refused: it has a control character [input-path]
            [templates]  | mailwright.yaml.templates must be a string, not a list [hiera-wrong-type]
            """)
    void a_wrong_directory_is_an_error_at_the_key(String value, String error) throws IOException {
        Run run = site(value).run("check");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().lines().filter(line -> line.contains(": error: ")))
                .containsExactly("mailwright.yaml:3:12: error: " + error);
    }

    @ParameterizedTest
    @CsvSource({
        "postfix/man.cf.ftl, did you mean \"postfix/main.cf.ftl\"?",
        "posfix/main.cf.ftl, did you mean \"postfix/main.cf.ftl\"?",
        "postfix/main.cf, did you mean \"postfix/main.cf.ftl\"?",
        "main.cf.ftl, did you mean \"postfix/main.cf.ftl\"?",
        "exim/exim.conf.ftl, 'name it like the built-in template that it replaces, e.g. client/config-v1.1.xml.ftl'"
    })
    void a_name_that_replaces_nothing_is_an_error(String name, String remedy) throws IOException {
        ControlRepository site = site("templates").write("templates/" + name, "x = 1");
        Run run = site.run("check");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("templates/" + name + ": error: there is no template " + name
                        + " [template-unknown]\n  = help: " + remedy);
        String option = site.root().resolve("templates").toString();
        assertThat(ControlRepository.in(scratch)
                        .run("check", "--templates", option)
                        .out())
                .isEqualTo(run.out());
    }

    @Test
    void what_an_editor_keeps_beside_a_template_is_passed_over() throws IOException {
        ControlRepository site = withBanner("templates")
                .write("templates/README.md", "Ours.")
                .write("templates/postfix/.main.cf.ftl", "x")
                .write("templates/postfix/main.cf.ftl~", "x");
        assertThat(site.run("check").out()).doesNotContain("template");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[#include \"/etc/passwd\"]", "[#include \"../../hiera.yaml\"]", "[#import \"x.ftl\" as x]"})
    void a_template_takes_in_no_other_file(String line) throws IOException {
        ControlRepository site = site("templates").write("templates/" + MAIN_CF, "myhostname = x", line);
        Run run = site.run("check");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("templates/" + MAIN_CF + ":2:").contains("[template-broken]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"check", "plan --root ROOT", "compile -o OUT", "apply --host " + HOST + " --noop --root ROOT"})
    void a_broken_template_is_one_finding_with_its_file_and_line(String command) throws IOException {
        ControlRepository site = site("templates").write("templates/" + MAIN_CF, "myhostname = x", "a = [=nothing]");
        String[] words = command.replace("OUT", scratch.resolve("out") + "")
                .replace("ROOT", root())
                .split(" ", 2);
        Run run = site.run(words[0], words.length == 1 ? new String[0] : words[1].split(" "));
        assertThat(run.status()).as(run.text()).isEqualTo(1);
        assertThat(run.out() + run.err())
                .contains("templates/" + MAIN_CF + ":2:7: error: ")
                .contains("nothing [template-broken]");
    }
}
