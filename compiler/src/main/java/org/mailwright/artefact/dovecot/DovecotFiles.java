package org.mailwright.artefact.dovecot;

import java.util.List;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.Templates;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.route.Routes;

/** Every file that Dovecot reads on a submission host. */
public final class DovecotFiles {
    /** Where they are on any host. */
    public static final List<HostFile> HOST_FILES = List.of(DovecotConf.HOST_FILE, PasswdFile.HOST_FILE);

    private DovecotFiles() {}

    /** The files of one host; none where nobody logs in. */
    public static List<Artefact> of(Routes routes, Host host, Templates templates) {
        return host.is(Role.SUBMISSION)
                ? List.of(DovecotConf.of(routes.site(), host, templates), PasswdFile.of(routes.site(), host))
                : List.of();
    }
}
