package org.mailwright.system;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list host as a test looks at it: what its Postfix handed to Mailman, and what Mailman wrote to its logs. */
record ListHost(Machine machine) {
    private static final Pattern QUEUED = Pattern.compile("postfix/cleanup\\[\\d+]: ([0-9A-F]+): message-id=");

    /** Waits until Mailman listens, which takes some seconds longer than the rest: the organisation does not wait for it. */
    static ListHost of(Organisation organisation) {
        Machine machine = organisation.at("lists-01");
        machine.awaitPort(8024);
        return new ListHost(machine);
    }

    /** The line in which Postfix says what became of a letter that has this token, as soon as there is one. */
    String delivered(String token) {
        String line = logged("message-id=<" + token + "@test.example>");
        Matcher queued = QUEUED.matcher(line);
        if (!queued.find()) {
            throw new IllegalStateException(line);
        }
        return logged(queued.group(1) + ": to=<");
    }

    private String logged(String text) {
        return machine.logged(text, Organisation.PATIENCE)
                .orElseThrow(() -> new AssertionError("nothing is logged of " + text));
    }

    /** The lines with this text in the logs of Mailman, as soon as there is one. */
    String mailmanLogged(String text) {
        return machine.run(
                "timeout",
                Long.toString(Organisation.PATIENCE.toSeconds()),
                "sh",
                "-c",
                "until grep -hF -- \"$1\" /var/log/mailman3/*.log; do sleep 0.2; done",
                "sh",
                text);
    }
}
