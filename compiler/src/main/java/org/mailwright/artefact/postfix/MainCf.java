package org.mailwright.artefact.postfix;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.Milter;
import org.mailwright.artefact.Template;
import org.mailwright.artefact.Templates;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.route.Reply;
import org.mailwright.route.Routes;

/** Postfix's main configuration (postconf(5)), whole. */
final class MainCf {
    static final HostFile HOST_FILE =
            HostFile.of(Form.MAIN, "/etc/postfix/main.cf", Action.postalias("/etc/aliases"), Action.reloadPostfix());

    private MainCf() {}

    static Artefact of(Routes routes, Host host, Templates templates) {
        Template template = Template.of(templates, "postfix/main.cf.ftl");
        return HOST_FILE.file(
                host,
                HOST_FILE.path(),
                actions(routes, host),
                template.body(values(routes, host), List.of(host.location())));
    }

    /** Debian's /etc/aliases has no lmdb index until we make one, and without it all local mail would be deferred. */
    private static List<Action> actions(Routes routes, Host host) {
        return OwnDomains.local(routes.site(), host).isEmpty()
                ? List.of(Action.reloadPostfix())
                : List.of(Action.postalias("/etc/aliases"), Action.reloadPostfix());
    }

    private static Map<String, Object> values(Routes routes, Host host) {
        Site site = routes.site();
        Settings settings = site.settings();
        Map<String, Object> values = new TreeMap<>();
        for (Role role : Role.values()) {
            values.put(role.word(), host.is(role));
        }
        values.put("host", host.name().text());
        values.put("release", host.release().name().toLowerCase(Locale.ROOT));
        values.put("protocols", protocols(host.addresses()));
        values.put(
                "delimiter", host.is(Role.LISTS) ? "+" : settings.extensions().delimiter());
        values.put("drops", !settings.extensions().kept());
        values.put("chain_files", chainFiles(settings, host));
        values.put("milters", milter(host));
        values.put("listens", Port25.listens(routes, host));
        values.put("client_restrictions", Port25.clientRestrictions(routes, host));
        values.put("relay_restrictions", Port25.relayRestrictions(routes, host));
        values.put("recipient_restrictions", Port25.recipientRestrictions(routes, host));
        values.put("restriction_classes", Port25.classes(routes, host));
        values.put("srs_decoder", SrsAddresses.decoder(routes.site().settings().srs()));
        values.put("bounces_only", SrsAddresses.takesBouncesOnly(routes, host));
        values.put("message_size", Integer.toString(MessageSize.of(routes, host)));
        values.put("bind", SendingAddress.bound(host));
        values.put("smarthost", RelayName.of(site).map(name -> "[" + name + "]").orElse(""));
        values.put("srs_hosts", settings.srs().hosts().text());
        values.put(
                "own_domains",
                OwnDomains.local(site, host).stream()
                        .map(Domain::name)
                        .map(Object::toString)
                        .toList());
        values.put("own_postmaster", ServedAliases.hasPostmaster(routes, host));
        values.put("served_aliases", ServedAliases.on(routes, host));
        values.put("forward_domains", forwardDomains(routes, host));
        values.put("no_address", Reply.UNKNOWN.error());
        values.put("no_mailboxes", Reply.NO_MAILBOXES.error());
        values.put("tables", tables(settings.extensions().delimiter()));
        return values;
    }

    /**
     * The domains in which an SRS host knows its recipients: those of our addresses with outside targets. None where it
     * takes other mail for them too.
     */
    private static List<String> forwardDomains(Routes routes, Host host) {
        if (!host.is(Role.SRS) || host.is(Role.MX) || host.is(Role.RELAY)) {
            return List.of();
        }
        SortedSet<DomainName> domains = new TreeSet<>(Set.of(routes.site().primary()));
        routes.entries().values().stream()
                .filter(entry -> !routes.outside(entry).isEmpty())
                .forEach(entry -> domains.add(entry.address().domain()));
        OwnDomains.local(routes.site(), host).forEach(domain -> domains.remove(domain.name()));
        return domains.stream().map(DomainName::text).toList();
    }

    private static Map<String, String> tables(String delimiter) {
        Map<String, String> tables = new TreeMap<>();
        List.of(
                        Table.ALIAS,
                        Table.HEADER_CHECKS,
                        Table.RECIPIENTS,
                        Table.RELAY_DOMAINS,
                        Table.RELAY_SENDERS,
                        Table.SENDER_LOGIN,
                        Table.SRS_SENDERS,
                        Table.TLS_POLICY,
                        Table.TRANSPORT)
                .forEach(table -> tables.put(table.name(), table.reference()));
        tables.put("alias_domains", Table.RECIPIENTS.after(Table.ALIAS_DOMAINS, delimiter));
        tables.put("list_tokens", Table.RECIPIENTS.after(Table.LIST_TOKENS));
        tables.put("sending_domains", Table.SENDER_LOGIN.after(Table.SENDING_DOMAINS, delimiter));
        return tables;
    }

    /** A host without an address of a family neither listens nor sends with it. */
    private static String protocols(List<IpAddress> addresses) {
        boolean ipv6 = addresses.stream().anyMatch(IpAddress::isIpv6);
        boolean ipv4 = addresses.stream().anyMatch(address -> !address.isIpv6());
        return ipv4 && ipv6 ? "ipv4, ipv6" : ipv6 ? "ipv6" : "ipv4";
    }

    private static String chainFiles(Settings settings, Host host) {
        return settings.tls().chainFiles().stream()
                .map(file -> file.replace("{host}", host.name().text()))
                .collect(Collectors.joining(", "));
    }

    /** One signer and filter a host: rspamd where mx or srs is, else OpenDKIM; a null client has none. */
    private static String milter(Host host) {
        if (host.is(Role.MX) || host.is(Role.SRS)) {
            return Milter.RSPAMD;
        }
        return host.is(Role.CLIENT) ? "" : Milter.OPENDKIM;
    }
}
