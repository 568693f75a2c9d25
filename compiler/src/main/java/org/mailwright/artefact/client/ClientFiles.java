package org.mailwright.artefact.client;

import java.util.List;
import java.util.stream.Stream;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Templates;
import org.mailwright.route.Routes;

/** Every file that mail programs read to learn where to hand in mail, below the name of the virtual host that serves it. */
public final class ClientFiles {
    private ClientFiles() {}

    /**
     * The files of the primary domain and of each alias domain outside it that sends; none without a submission host or
     * without a host that serves them.
     */
    public static List<Artefact> of(Routes routes, Templates templates) {
        return Submission.of(routes.site())
                .flatMap(submission -> Stream.of(
                        Autoconfig.of(submission, templates),
                        AppleProfile.of(submission, templates),
                        Autodiscover.of(submission, templates)))
                .toList();
    }
}
