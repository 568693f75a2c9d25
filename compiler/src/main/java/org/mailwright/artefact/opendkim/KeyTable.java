package org.mailwright.artefact.opendkim;

import java.util.List;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Notice;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Host;

/** The keys a host signs with (opendkim.conf(5), KeyTable), each under the name of its DNS record. */
final class KeyTable {
    static final String FILE = "/etc/opendkim/KeyTable";

    private KeyTable() {}

    static Artefact of(Signing signing, Host host) {
        return Artefact.of(host, FILE, List.of(Action.reload("opendkim")), lines -> {
            lines.line(Notice.HASH, host.location());
            for (DkimKey key : signing.keys()) {
                // 2026._domainkey.onion.example onion.example:2026:/etc/opendkim/keys/onion.example/2026.private
                lines.line(OpenDkimText.key(key), key.location());
            }
        });
    }
}
