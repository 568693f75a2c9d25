package org.mailwright.artefact.opendkim;

import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.Notice;
import org.mailwright.model.Host;

/**
 * Which key signs which From (opendkim.conf(5), SigningTable), as patterns that OpenDKIM tries in order. A table without
 * patterns would be looked up by the domain, but answers one key a domain, and a rotation needs two.
 */
final class SigningTable {
    static final String FILE = "/etc/opendkim/SigningTable";
    static final HostFile HOST_FILE = HostFile.of(Form.TABLE, FILE, Action.reload("opendkim"));

    private SigningTable() {}

    static Artefact of(Signing signing, Host host) {
        return HOST_FILE.file(host, lines -> {
            lines.line(Notice.HASH, host.location());
            for (Signing.Entry entry : signing.entries()) {
                // *@web-01.onion.example 2026._domainkey.onion.example
                lines.line(OpenDkimText.signing(entry.from(), entry.key()), entry.causes());
            }
        });
    }
}
