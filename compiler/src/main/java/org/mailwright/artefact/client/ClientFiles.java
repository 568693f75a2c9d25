package org.mailwright.artefact.client;

import java.util.List;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Templates;
import org.mailwright.route.Routes;

/** Every file that mail programs read to learn where to hand in mail, below the name of the virtual host that serves it. */
public final class ClientFiles {
    private ClientFiles() {}

    /**
     * The files of the primary domain and of each alias domain outside it that sends; none without a submission host or
     * without a host that serves them. Autoconfig alone: an Apple profile must name an incoming server
     * (com.apple.mail.managed), and no mail program is known to take Outlook's autodiscover without one.
     */
    public static List<Artefact> of(Routes routes, Templates templates) {
        return Submission.of(routes.site())
                .map(submission -> Autoconfig.of(submission, templates))
                .toList();
    }
}
