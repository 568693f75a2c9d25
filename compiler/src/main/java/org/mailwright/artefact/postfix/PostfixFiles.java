package org.mailwright.artefact.postfix;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.Templates;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.route.Routes;

/** Every file that Postfix reads on a host, by the host's roles. */
public final class PostfixFiles {
    /** Where they are on any host. */
    public static final List<HostFile> HOST_FILES = List.of(MainCf.HOST_FILE, MasterCf.HOST_FILE, Table.HOST_FILE);

    private PostfixFiles() {}

    /** The files of one host; none for a node without a role. */
    public static List<Artefact> of(Routes routes, Host host, Templates templates) {
        List<Artefact> files = new ArrayList<>();
        files.add(MainCf.of(routes, host, templates));
        files.add(MasterCf.of(routes, host, templates));
        files.add(TlsPolicy.of(routes, host));
        if (host.is(Role.MX) || host.is(Role.SRS)) {
            files.add(AliasMap.of(routes, host));
            files.addAll(SrsAddresses.of(routes, host));
        }
        if (ServedAliases.on(routes, host)) {
            files.add(ServedAliases.of(routes, host));
        }
        if (host.is(Role.MX)) {
            files.add(AliasDomains.receiving(routes, host));
            files.add(DisabledRecipients.of(routes, host));
            files.add(ListTokens.of(routes, host));
            files.add(RecipientMap.of(routes, host));
            files.add(RelayDomains.of(routes, host));
            files.add(TransportMap.of(routes, host));
            files.add(VerifiedDomains.of(routes, host));
        }
        if (NotForwards.are(host, routes.site().settings().extensions().delimiter())) {
            files.add(NotForwards.of(routes, host));
        }
        if (Port25.asksForMx(routes, host)) {
            files.add(ClientNetworks.mxHosts(routes, host));
        }
        if (host.is(Role.RELAY)) {
            files.add(ClientNetworks.nodes(routes, host));
            files.add(RelaySenders.of(routes, host));
        }
        if (host.is(Role.SUBMISSION)) {
            files.add(AliasDomains.sending(routes, host));
            files.add(SenderLogins.of(routes, host));
        }
        if (!host.is(Role.CLIENT)) {
            files.add(HeaderChecks.of(routes, host));
        }
        return files;
    }
}
