package org.mailwright.artefact.postfix;

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
import org.mailwright.route.Routes;

/** Postfix's daemons (master(5)), whole: Debian's services, and the ports the host's roles open. */
final class MasterCf {
    static final HostFile HOST_FILE = HostFile.of(Form.MAIN, "/etc/postfix/master.cf", Action.reloadPostfix());

    private MasterCf() {}

    static Artefact of(Routes routes, Host host, Templates templates) {
        Template template = Template.of(templates, "postfix/master.cf.ftl");
        Map<String, Object> values = new TreeMap<>();
        values.put(
                "submission_size",
                MessageSize.submission(routes, host).map(String::valueOf).orElse(""));
        values.put("protocols", SendingAddress.protocols(host));
        values.put("listens", Port25.listens(routes, host));
        values.put("submission", host.is(Role.SUBMISSION));
        values.put("rewrites", host.is(Role.SRS));
        values.put("partial", host.is(Role.SRS) && !host.is(Role.MX));
        return HOST_FILE.file(host, template.body(values, List.of(host.location())));
    }
}
