package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A directory that is missing or damaged is the one finding: what would follow from it is not said. */
class PartialDirectoryTest {
    private static final String PEOPLE =
            "dn: uid=alice,ou=users,dc=onion,dc=example\\nuid: alice\\nemailForward: alice@mail.example\\n";

    private static ControlRepository site(Path scratch) {
        ControlRepository site = ControlRepository.in(scratch);
        site.write("data/page.yaml", "mailwright::host: {roles: [mx, srs]}");
        return site;
    }

    @Test
    void a_missing_file_hides_no_cause_behind_its_consequences(@TempDir Path scratch) {
        ControlRepository site = site(scratch);
        site.write(
                "mailwright.yaml", "hiera: {config: hiera.yaml, nodes: nodes}", "directory: {ldif: ldap/people.ldi}");

        Run run = site.run("check");

        assertThat(run.status()).as(run.text()).isEqualTo(3);
        assertThat(run.out().lines().filter(line -> line.contains(": error: ")))
                .containsExactly("mailwright.yaml:2:19: error: there is no file ldap/people.ldi [partial-input]");
        assertThat(run.out()).contains("  = help: did you mean \"ldap/people.ldif\"?\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            \\nsearch: 2\\nresult: 4 Size limit exceeded | :6: error: the export is not whole: ldapsearch ended with result: 4 Size limit exceeded [partial-input]
            dn: uid=bob,dc=onion,dc=example\\nuid: bob | :4: uid=alice,ou=users,dc=onion,dc=example: error: the entry has a second dn: the empty line between two entries is missing [partial-input]
            \\ndn: uid=bob,dc=x\\nchangetype: delete    | :6: uid=bob,dc=x: error: the record is a change (changetype: delete), not an entry [ldif-change-record]
            """)
    void a_damaged_file_is_not_taken_for_the_whole(String end, String finding, @TempDir Path scratch) {
        ControlRepository site = site(scratch);
        site.write("ldap/people.ldif", (PEOPLE + end).replace("\\n", "\n"));

        for (String command : new String[] {"check", "compile"}) {
            Run run = command.equals("check")
                    ? site.run(command)
                    : site.run(command, "-o", scratch.resolve("out").toString());
            assertThat(run.status()).as(run.text()).isEqualTo(3);
            assertThat((run.out() + run.err()).lines().filter(line -> line.contains(": error: ")))
                    .containsExactly("ldap/people.ldif" + finding);
        }
    }

    @Test
    void entries_to_be_added_are_people(@TempDir Path scratch) {
        ControlRepository site = site(scratch);
        site.write(
                "ldap/people.ldif",
                (PEOPLE + "\\nsearch: 2\\nresult: 0 Success\\n")
                        .replace("uid: alice", "changetype: add\\nuid: alice")
                        .replace("\\n", "\n"));

        assertThat(site.run("trace", "alice@onion.example").out()).contains("alice@mail.example");
    }
}
