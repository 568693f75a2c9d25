package org.mailwright.artefact.opendkim;

import org.mailwright.model.DkimKey;
import org.mailwright.model.DomainName;
import org.mailwright.model.Network;

/**
 * Writes entries of OpenDKIM's text tables (opendkim(8), DATA SETS): one a line, fields parted by a blank, the parts of a
 * value by colons. There is no escaping, and all but {@code *}, {@code +} and {@code .} of a pattern goes into a regular
 * expression as it is: what could be read as anything else is refused; by then it is a defect.
 */
final class OpenDkimText {
    private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?";

    private static final String KEYS = "/etc/opendkim/keys/";
    private static final String KEY = ".private";

    /** Every path of a private key, as a regular expression. */
    static final String PATHS = KEYS + "[A-Za-z0-9_][A-Za-z0-9._-]*/" + NAME + "\\" + KEY;

    private OpenDkimText() {}

    /** Where the host has the private key, e.g. {@code /etc/opendkim/keys/onion.example/2026.private}. */
    static String path(DkimKey key) {
        return KEYS + key.domain() + "/" + name(key.selector()) + KEY;
    }

    /** {@code name domain:selector:path}. */
    static String key(DkimKey key) {
        return name(key.recordName()) + " " + key.domain() + ":" + name(key.selector()) + ":" + path(key);
    }

    /** {@code *@domain name}: every From in that domain, and none below it. */
    static String signing(DomainName from, DkimKey key) {
        return "*@" + from + " " + name(key.recordName());
    }

    /** A range of clients, e.g. {@code 203.0.113.40/32}. */
    static String client(Network network) {
        return network.toString();
    }

    /** A range of clients that is none of a larger one, e.g. {@code !203.0.113.7/32}. */
    static String except(Network network) {
        return "!" + network;
    }

    private static String name(String text) {
        if (!text.matches(NAME) || text.contains("..")) {
            throw new IllegalArgumentException("not a name for a table");
        }
        return text;
    }
}
