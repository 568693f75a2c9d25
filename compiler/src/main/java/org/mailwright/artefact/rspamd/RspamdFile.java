package org.mailwright.artefact.rspamd;

import java.util.List;
import java.util.Map;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Body;
import org.mailwright.artefact.Template;
import org.mailwright.artefact.Templates;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Host;

/** A file below {@code /etc/rspamd}; rspamd reads all of them anew on a reload. */
final class RspamdFile {
    private static final String ROOT = "/etc/rspamd/";

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
        return of(host, name, Artefact.Rights.PUBLIC, false, body);
    }

    /** A file that is written by code. */
    static Artefact of(Host host, String name, Artefact.Rights rights, boolean secret, Body body) {
        return Artefact.of(host, ROOT + name, rights, secret, List.of(Action.reload("rspamd")), body);
    }

    /** The path on the host. */
    static String path(String name) {
        return ROOT + name;
    }
}
