package org.mailwright.artefact.opendkim;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.Template;
import org.mailwright.artefact.Templates;
import org.mailwright.model.Host;
import org.mailwright.model.Role;

/**
 * OpenDKIM's configuration (opendkim.conf(5)), whole. A change restarts the daemon, for a reload leaves the socket, the
 * user and the umask as they were (opendkim(8), OPERATION); meanwhile Postfix answers 4xx, since it is told to.
 */
final class OpenDkimConf {
    static final String TEMPLATE = "opendkim/opendkim.conf.ftl";

    static final HostFile HOST_FILE =
            HostFile.of(Form.CONFIGURATION, "/etc/opendkim.conf", SocketDirectory.CREATE, Action.restart("opendkim"));

    private OpenDkimConf() {}

    static Artefact of(Signing signing, Host host, Templates templates) {
        Map<String, Object> values = new TreeMap<>();
        for (Role role : Role.values()) {
            values.put(role.word(), host.is(role));
        }
        values.put("host", host.name().text());
        values.put("socket", "local:" + SocketDirectory.socket());
        values.put("algorithm", signing.algorithm());
        values.put("multiple", signing.isMultiple());
        values.put("key_table", "file:" + KeyTable.FILE);
        // Wildcards work in a refile only; the other tables are compared as they stand.
        values.put("signing_table", "refile:" + SigningTable.FILE);
        values.put("trusted_hosts", "file:" + TrustedHosts.FILE);
        return HOST_FILE.file(host, Template.of(templates, TEMPLATE).body(values, List.of(host.location())));
    }
}
