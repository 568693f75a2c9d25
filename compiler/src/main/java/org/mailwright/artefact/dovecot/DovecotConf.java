package org.mailwright.artefact.dovecot;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.Template;
import org.mailwright.artefact.Templates;
import org.mailwright.model.Host;
import org.mailwright.model.Site;

/**
 * Dovecot's configuration, whole, in the language of 2.3 or 2.4. Postfix must be told the bare uid, since that is what its
 * sender login map holds; a login with the primary domain is cut down to it, one with another domain stays and is unknown.
 */
final class DovecotConf {
    static final HostFile HOST_FILE = HostFile.of(
            Form.CONFIGURATION, "/etc/dovecot/dovecot.conf", PasswdFile.OPEN_DIRECTORY, Action.reload("dovecot"));

    private DovecotConf() {}

    static Artefact of(Site site, Host host, Templates templates) {
        Map<String, Object> values = new TreeMap<>();
        values.put("host", host.name().text());
        values.put("release", host.release().name().toLowerCase(Locale.ROOT));
        values.put("primary", site.primary().text());
        // A dot in an extended regular expression within a quoted string.
        values.put("primary_pattern", site.primary().text().replace(".", "\\\\."));
        values.put("passwords", PasswdFile.FILE);
        return HOST_FILE.file(
                host, Template.of(templates, "dovecot/dovecot.conf.ftl").body(values, List.of(host.location())));
    }
}
