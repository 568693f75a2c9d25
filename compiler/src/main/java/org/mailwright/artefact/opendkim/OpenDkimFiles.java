package org.mailwright.artefact.opendkim;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.Templates;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.route.Routes;

/** Every file that OpenDKIM reads on a host, by the host's roles. */
public final class OpenDkimFiles {
    /** Where they are on any host. */
    public static final List<HostFile> HOST_FILES = List.of(
            OpenDkimConf.HOST_FILE,
            SocketDirectory.HOST_FILE,
            KeyTable.HOST_FILE,
            SigningTable.HOST_FILE,
            TrustedHosts.HOST_FILE,
            PrivateKeys.HOST_FILE);

    private OpenDkimFiles() {}

    /** The files of one host; none where OpenDKIM does not run. */
    public static List<Artefact> of(Routes routes, Host host, Templates templates) {
        if (!runsOn(host)) {
            return List.of();
        }
        Signing signing = Signing.of(routes.site(), host);
        List<Artefact> files = new ArrayList<>();
        files.add(OpenDkimConf.of(signing, host, templates));
        files.add(SocketDirectory.of(host));
        files.add(KeyTable.of(signing, host));
        files.add(SigningTable.of(signing, host));
        files.add(TrustedHosts.of(routes.site(), host));
        files.addAll(PrivateKeys.of(signing, host));
        return files;
    }

    /** One signer a host: rspamd where mx or srs is, OpenDKIM on the others that send to the internet themselves. */
    static boolean runsOn(Host host) {
        boolean sends = host.is(Role.SUBMISSION) || host.is(Role.RELAY) || host.is(Role.LISTS) || host.is(Role.SENDER);
        return sends && !host.is(Role.MX) && !host.is(Role.SRS);
    }
}
