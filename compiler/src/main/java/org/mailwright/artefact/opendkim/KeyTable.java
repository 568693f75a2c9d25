package org.mailwright.artefact.opendkim;

import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.Notice;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Host;

/** The keys a host signs with (opendkim.conf(5), KeyTable), each under the name of its DNS record. */
final class KeyTable {
    static final String FILE = "/etc/opendkim/KeyTable";
    static final HostFile HOST_FILE = HostFile.of(Form.TABLE, FILE, Action.reload("opendkim"));

    private KeyTable() {}

    static Artefact of(Signing signing, Host host) {
        return HOST_FILE.file(host, lines -> {
            lines.line(Notice.HASH, host.location());
            for (DkimKey key : signing.keys()) {
                // 2026._domainkey.onion.example onion.example:2026:/etc/opendkim/keys/onion.example/2026.private
                lines.line(OpenDkimText.key(key), key.location());
            }
        });
    }
}
