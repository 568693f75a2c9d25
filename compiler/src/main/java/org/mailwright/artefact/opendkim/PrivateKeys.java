package org.mailwright.artefact.opendkim;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Body;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.SecretBody;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Host;
import org.mailwright.model.Secret;

/**
 * The private keys a host signs with, for the daemon's user alone (opendkim.conf(5), RequireSafeKeys). A key that is not
 * in the inputs is expected on the host at the same path.
 */
final class PrivateKeys {
    static final HostFile HOST_FILE = HostFile.secrets(
            OpenDkimText.PATHS, new Artefact.Rights("0600", "opendkim", "opendkim"), Action.reload("opendkim"));

    private PrivateKeys() {}

    static List<Artefact> of(Signing signing, Host host) {
        List<Artefact> files = new ArrayList<>();
        for (DkimKey key : signing.keys()) {
            key.privateKey()
                    .map(secret -> body(secret, key.location()))
                    .map(body -> HOST_FILE.file(host, OpenDkimText.path(key), body))
                    .ifPresent(files::add);
        }
        return files;
    }

    /** The secret is opened when the file is written and not before. */
    private static Body body(Secret secret, Location cause) {
        return new SecretBody(List.of(secret), lines -> {
            for (String line : secret.open().orElseThrow().lines().toList()) {
                lines.line(line, cause);
            }
        });
    }
}
