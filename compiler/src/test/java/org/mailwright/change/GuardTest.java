package org.mailwright.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much may go before the guard asks whether it was meant. */
class GuardTest {
    private static final String ALIAS = "/etc/postfix/maps/alias";

    private static GuardedTable table(int from, int to) {
        GuardedTable table = new GuardedTable(ALIAS);
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

    @ParameterizedTest
    @CsvSource(textBlock = """
            postmaster@onion.example, true
            Abuse@onion.example, true
            hostmaster@onion.example, true
            security@onion.example, true
            dmarc@onion.example, true
            tls-rpt@onion.example, true
            press@onion.example, false
            postmaster, false
            """)
    void a_protected_address_must_not_go(String address, boolean refused) {
        for (boolean ours : List.of(false, true)) {
            GuardedTable before = table(0, 1);
            before.add(address + " alice@mail.example");
            Guard guard = new Guard();
            guard.compare(ALIAS, before, table(0, 1), ours);
            assertThat(guard.refusals()).hasSize(refused ? 1 : 0);
            assertThat(guard.refusals()).allMatch(line -> line.contains(address));
        }
    }

    @Test
    void a_password_file_is_read_up_to_the_colon() {
        String path = "/etc/dovecot/private/mail-passwords";
        GuardedTable before = new GuardedTable(path);
        GuardedTable after = new GuardedTable(path);
        for (int i = 0; i < 20; i++) {
            before.add("person" + i + ":{SHA512-CRYPT}old");
            after.add("person" + i + ":{SHA512-CRYPT}new");
        }
        Guard guard = new Guard();
        guard.compare(path, before, after, true);
        assertThat(guard.refusals()).isEmpty();
    }
}
