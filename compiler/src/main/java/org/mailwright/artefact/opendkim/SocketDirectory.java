package org.mailwright.artefact.opendkim;

import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.Milter;
import org.mailwright.artefact.Notice;
import org.mailwright.model.Host;

/**
 * The directory of OpenDKIM's socket, made by systemd (tmpfiles.d(5)). Its set-group-ID bit gives the socket to Postfix's
 * group, so that neither daemon's user has to join the other's group: OpenDKIM refuses group-readable keys then. Debian's
 * unit starts opendkim without -p and never reads /etc/default/opendkim, so the socket of opendkim.conf holds.
 */
final class SocketDirectory {
    private static final String FILE = "/etc/tmpfiles.d/mailwright-opendkim.conf";
    /** Makes the directory now. */
    static final Action CREATE = Action.directories(FILE);

    static final HostFile HOST_FILE = HostFile.of(Form.DROP_IN, FILE, CREATE, Action.restart("opendkim"));

    private SocketDirectory() {}

    static Artefact of(Host host) {
        // d /var/spool/postfix/opendkim 2750 opendkim postfix - -
        return HOST_FILE.file(host, lines -> {
            lines.line(Notice.HASH, host.location());
            lines.line("d " + directory() + " 2750 opendkim postfix - -", host.location());
        });
    }

    /** The path of the socket that Postfix connects to. */
    static String socket() {
        return Milter.OPENDKIM.substring("unix:".length());
    }

    private static String directory() {
        return socket().substring(0, socket().lastIndexOf('/'));
    }
}
