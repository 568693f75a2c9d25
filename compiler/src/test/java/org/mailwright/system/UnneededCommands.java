package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Commands of SMTP that no client of ours needs: ETRN starts a queue run, VRFY tells who is known. */
final class UnneededCommands {
    private UnneededCommands() {}

    /** The server on this port of the machine neither offers nor obeys them, not even for a client on the machine itself. */
    static void areRefused(Machine machine, int port) {
        List<String> said =
                machine.script("commands.py", String.valueOf(port)).lines().toList();
        assertThat(said.get(0)).startsWith("offers ").doesNotContain(" etrn").doesNotContain(" vrfy");
        assertThat(said).hasSize(5);
        assertThat(said.subList(1, 5)).as(machine.name()).allMatch(line -> line.matches("(ETRN|VRFY) \\S+ 5\\d\\d .*"));
    }
}
