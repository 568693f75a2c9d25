package org.mailwright.artefact.client;

import java.util.Map;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Templates;

/**
 * Thunderbird's autoconfig file, format 1.1 (draft-ietf-mailmaint-autoconfig; wiki.mozilla.org,
 * Thunderbird:Autoconfiguration:ConfigFileFormat).
 *
 * <p>There are no mailboxes here, so there is no incomingServer. GNOME Online Accounts takes every server of the file by
 * itself, the outgoing ones of this too. Thunderbird, on the desktop and on Android, refuses a file without an incoming
 * server and asks the person. An invented one would be worse: Thunderbird would announce it and then fail at the log-in.
 */
final class Autoconfig {
    /** The longest displayName and displayShortName the format allows. */
    private static final int LONGEST_NAME = 60;

    private static final int LONGEST_SHORT_NAME = 20;

    private Autoconfig() {}

    static Artefact of(Submission submission, Templates templates) {
        String name = submission.domain().text();
        return submission.file(
                "web/autoconfig." + name + "/mail/config-v1.1.xml",
                templates,
                "client/config-v1.1.xml.ftl",
                Map.of("name", cut(name, LONGEST_NAME), "short_name", cut(name, LONGEST_SHORT_NAME)));
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }
}
