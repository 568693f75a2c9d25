package org.mailwright.artefact.srs;

import java.util.List;
import java.util.Map;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Body;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.SecretBody;
import org.mailwright.artefact.Template;
import org.mailwright.artefact.Templates;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Secret;
import org.mailwright.model.Settings;
import org.mailwright.route.Routes;

/**
 * Every file that PostSRSd 1.10 reads (postsrsd(8)): on an SRS host it rewrites senders, on an MX host it turns the
 * addresses of bounces back, so both know the same secrets.
 */
public final class PostsrsdFiles {
    /** It reads both files at its start only. */
    private static final Action RESTART = Action.restart("postsrsd");

    private static final HostFile SETTINGS = HostFile.of(Form.CONFIGURATION, "/etc/default/postsrsd", RESTART);
    private static final HostFile SECRETS =
            HostFile.of(Form.SECRET, "/etc/postsrsd.secret", new Artefact.Rights("0600", "root", "root"), RESTART);

    /** Where they are on any host. */
    public static final List<HostFile> HOST_FILES = List.of(SETTINGS, SECRETS);

    private PostsrsdFiles() {}

    /** The files of one host; none where neither mx nor srs is. */
    public static List<Artefact> of(Routes routes, Host host, Templates templates) {
        Settings.Srs srs = routes.site().settings().srs();
        Body settings = Template.of(templates, "srs/postsrsd.ftl")
                .body(Map.of("rewrite_to", srs.rewriteTo().text()), List.of(srs.location(), host.location()));
        return host.is(Role.MX) || host.is(Role.SRS)
                ? List.of(SETTINGS.file(host, settings), SECRETS.file(host, secrets(srs)))
                : List.of();
    }

    /** One secret a line; the first signs, all verify. */
    private static Body secrets(Settings.Srs srs) {
        return new SecretBody(srs.secrets(), lines -> {
            // PostSRSd starts with an empty file, and then anybody can make addresses that we turn back and relay.
            if (srs.secrets().isEmpty()) {
                throw new IllegalStateException("there is no SRS secret");
            }
            for (Secret secret : srs.secrets()) {
                lines.line(SrsSecret.line(secret.open().orElseThrow()), srs.location());
            }
        });
    }
}
