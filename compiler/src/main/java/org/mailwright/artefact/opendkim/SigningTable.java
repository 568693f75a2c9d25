package org.mailwright.artefact.opendkim;

import java.util.List;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Notice;
import org.mailwright.model.Host;

/** Which key signs which From (opendkim.conf(5), SigningTable), as patterns that OpenDKIM tries in order. */
final class SigningTable {
    static final String FILE = "/etc/opendkim/SigningTable";

    private SigningTable() {}

    static Artefact of(Signing signing, Host host) {
        return Artefact.of(host, FILE, List.of(Action.reload("opendkim")), lines -> {
            lines.line(Notice.HASH, host.location());
            for (Signing.Entry entry : signing.entries()) {
                // *@*.onion.example 2026._domainkey.onion.example
                lines.line(OpenDkimText.signing(entry.pattern(), entry.key()), entry.causes());
            }
        });
    }
}
