package org.mailwright.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.artefact.Form;

/** How much may go before the guard asks whether it was meant. */
class GuardTest {
    private static final String ALIAS = "/etc/postfix/maps/alias";

    private static GuardedTable table(int from, int to) {
        GuardedTable table = new GuardedTable(Form.TABLE);
        table.add("# a comment is no entry");
        IntStream.range(from, to).forEach(i -> table.add("person" + i + "@onion.example x" + i + "@mail.example"));
        return table;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # entries before, first and end of those after, of ours, refused
            10,  0,  7, true, false
            10,  0,  6, true, true
            9,   0,  0, true, false
            10,  4, 99, true, true
            100, 30, 100, true, false
            100, 31, 100, true, true
            100, 0,  0, false, false
            0,   0,  5, true, false
            """)
    void thirty_per_cent_of_ten_or_more_may_go(int before, int from, int to, boolean ours, boolean refused) {
        Guard guard = new Guard();
        guard.compare(ALIAS, table(0, before), table(from, to), ours);
        assertThat(guard.refusals().isEmpty()).isEqualTo(!refused);
    }

    private static Census census(String hosts, String draining, int people, String mailboxes) {
        return new Census(words(hosts), words(draining), new TreeMap<>(Map.of("ldap", people)), words(mailboxes));
    }

    private static TreeSet<String> words(String text) {
        return new TreeSet<>(text.isEmpty() ? List.of() : List.of(text.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mx srs | 100 | postmaster@onion.example abuse@onion.example | 0
            mx     | 100 | postmaster@onion.example abuse@onion.example | 1
            mx srs | 70  | postmaster@onion.example abuse@onion.example | 0
            mx srs | 69  | postmaster@onion.example abuse@onion.example | 1
            mx srs | 100 | postmaster@onion.example                     | 1
            web    | 0   | nobody@onion.example                         | 5
            """)
    void hosts_sources_and_protected_addresses_must_not_go(String hosts, int people, String mailboxes, int refusals) {
        Guard guard = new Guard();
        guard.compare(
                census("mx srs", "", 100, "postmaster@onion.example abuse@onion.example"),
                census(hosts, "", people, mailboxes));
        assertThat(guard.refusals()).hasSize(refusals);
    }

    @Test
    void a_draining_host_may_go_and_the_first_time_there_is_no_measure() {
        Guard guard = new Guard();
        guard.compare(census("mx srs", "srs", 100, ""), census("mx", "", 100, ""));
        guard.compare(Census.none(), census("mx", "", 1, ""));
        assertThat(guard.refusals()).isEmpty();
    }

    @Test
    void a_password_file_is_read_up_to_the_colon() {
        String path = "/etc/dovecot/private/mail-passwords";
        GuardedTable before = new GuardedTable(Form.PASSWD);
        GuardedTable after = new GuardedTable(Form.PASSWD);
        for (int i = 0; i < 20; i++) {
            before.add("person" + i + ":{SHA512-CRYPT}old");
            after.add("person" + i + ":{SHA512-CRYPT}new");
        }
        Guard guard = new Guard();
        guard.compare(path, before, after, true);
        assertThat(guard.refusals()).isEmpty();
    }
}
