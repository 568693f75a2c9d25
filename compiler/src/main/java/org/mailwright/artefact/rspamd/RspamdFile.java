package org.mailwright.artefact.rspamd;

import java.util.List;
import java.util.Map;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Body;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.Template;
import org.mailwright.artefact.Templates;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Host;

/** A file below {@code /etc/rspamd}; rspamd reads all of them anew on a reload. */
final class RspamdFile {
    private static final String ROOT = "/etc/rspamd/";
    private static final Action RELOAD = Action.reload("rspamd");
    private static final String KEYS = "dkim/";
    private static final String KEY = ".key";

    private static final HostFile CONFIGURATION = HostFile.family(
            Form.DROP_IN,
            ROOT + "(?:local\\.d/[a-z][a-z_-]*\\.(?:conf|inc)"
                    + "|(?:modules|override)\\.d/mailwright\\.conf|plugins\\.d/mailwright\\.lua)",
            path -> List.of(RELOAD));

    private static final HostFile MAPS =
            HostFile.family(Form.TABLE, ROOT + "local\\.d/maps\\.d/[a-z][a-z_]*\\.map", path -> List.of(RELOAD));

    private static final HostFile PRIVATE_KEYS = HostFile.secrets(
            ROOT + KEYS + "[A-Za-z0-9_][A-Za-z0-9._-]*\\" + KEY,
            new Artefact.Rights("0640", "root", "_rspamd"),
            RELOAD);

    static final List<HostFile> HOST_FILES = List.of(CONFIGURATION, MAPS, PRIVATE_KEYS);

    private RspamdFile() {}

    /** A file that is made from the template {@code rspamd/TEMPLATE.ftl}. */
    static Artefact of(
            Host host,
            String name,
            Templates templates,
            String template,
            Map<String, ?> values,
            List<Location> causes) {
        Body body = Template.of(templates, "rspamd/" + template + ".ftl").body(values, causes);
        return of(host, name, body);
    }

    /** A file that is written by code. */
    static Artefact of(Host host, String name, Body body) {
        String path = path(name);
        return (MAPS.holds(path) ? MAPS : CONFIGURATION).file(host, path, body);
    }

    /** The file of a private key. */
    static Artefact key(Host host, String name, Body body) {
        return PRIVATE_KEYS.file(host, keyPath(name), body);
    }

    /** The path on the host of the private key with this name. */
    static String keyPath(String name) {
        return path(KEYS + name + KEY);
    }

    /** The path on the host. */
    static String path(String name) {
        return ROOT + name;
    }
}
