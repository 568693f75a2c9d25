package org.mailwright.artefact.client;

import java.util.Map;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Templates;
import org.mailwright.model.DomainName;

/**
 * The configuration profile of a mail account for Apple's systems (device management, payload com.apple.mail.managed). The
 * person is asked for address, login name and password when it is installed.
 *
 * <p>The payload must name an incoming server, and there is none here: it gets a name below {@code .invalid}, which never
 * resolves (RFC 6761 section 6.4), and no authentication, so that no password goes anywhere. The account sends; it shows an
 * empty mailbox.
 *
 * <p>A profile is replaced by a later one with the same identifier, and its UUIDs come from the domain alone: the same inputs
 * give the same file.
 */
final class AppleProfile {
    private AppleProfile() {}

    static Artefact of(Submission submission, Templates templates) {
        DomainName domain = submission.domain();
        return submission.file(
                "web/autoconfig." + domain + "/apple/" + domain + ".mobileconfig",
                templates,
                "client/apple.mobileconfig.ftl",
                Map.of(
                        "profile_uuid", NameUuid.of("autoconfig." + domain),
                        "account_uuid", NameUuid.of("_submissions._tcp." + domain)));
    }
}
