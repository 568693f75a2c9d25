package org.mailwright.artefact.client;

import java.util.Map;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Templates;

/**
 * Outlook's autodiscover answer in plain XML ([MS-OXDSCLI] section 2.2.4).
 *
 * <p>Outlook asks with a POST that carries the address; a file gives everyone the same answer, so it names no user: without a
 * LoginName, Outlook takes what stands before the @, which is the login name here. The web server has to answer POST with
 * the file. There are no mailboxes, so no IMAP or POP protocol is named, and Outlook asks the person for one.
 */
final class Autodiscover {
    private Autodiscover() {}

    static Artefact of(Submission submission, Templates templates) {
        return submission.file(
                "web/autodiscover." + submission.domain() + "/autodiscover/autodiscover.xml",
                templates,
                "client/autodiscover.xml.ftl",
                Map.of());
    }
}
