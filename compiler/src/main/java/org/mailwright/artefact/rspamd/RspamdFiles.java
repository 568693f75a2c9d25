package org.mailwright.artefact.rspamd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.Templates;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.route.Routes;

/**
 * Every file that rspamd reads on a host beside those of its package: on an MX host it filters, judges a From of ours
 * and marks what is verified; on an SRS host it signs what an MX host marked; on one that is both, both.
 */
public final class RspamdFiles {
    /** Where they are on any host. */
    public static final List<HostFile> HOST_FILES = RspamdFile.HOST_FILES;

    private RspamdFiles() {}

    /** The files of one host; none where neither mx nor srs is. */
    public static List<Artefact> of(Routes routes, Host host, Templates templates) {
        List<Artefact> files = new ArrayList<>();
        if (host.is(Role.MX) || host.is(Role.SRS)) {
            Map<String, Object> values = values(routes.site(), host);
            List<Location> causes = causes(routes.site(), host);
            configuration(routes.site(), host)
                    .forEach((name, template) ->
                            files.add(RspamdFile.of(host, name, templates, template, values, causes)));
            files.addAll(maps(routes, host));
            files.addAll(SigningKeys.files(routes.site(), host));
            files.sort(Comparator.naturalOrder());
        }
        return files;
    }

    /** The files made from templates: their names below /etc/rspamd, and the templates'. */
    private static Map<String, String> configuration(Site site, Host host) {
        Settings.Rspamd settings = site.settings().rspamd();
        Map<String, String> files = new TreeMap<>();
        files.put("plugins.d/mailwright.lua", "mailwright.lua");
        files.put("modules.d/mailwright.conf", "mailwright.conf");
        List<String> local = new ArrayList<>(List.of(
                "actions.conf",
                "dkim_signing.conf",
                "options.inc",
                "worker-controller.inc",
                "worker-normal.inc",
                "worker-proxy.inc"));
        if (host.is(Role.MX)) {
            local.addAll(List.of(
                    "arc.conf",
                    "asn.conf",
                    "fuzzy_check.conf",
                    "greylist.conf",
                    "milter_headers.conf",
                    "phishing.conf",
                    "rbl.conf"));
            settings.redis().ifPresent(redis -> local.add("redis.conf"));
            settings.clamav().ifPresent(clamav -> local.addAll(List.of("antivirus.conf", "force_actions.conf")));
        } else {
            files.put("override.d/mailwright.conf", "override.conf");
        }
        local.forEach(name -> files.put("local.d/" + name, name));
        return files;
    }

    private static List<Artefact> maps(Routes routes, Host host) {
        Artefact signingDomains = SigningKeys.signingDomains(routes, host);
        return host.is(Role.MX)
                ? List.of(
                        OwnDomains.of(routes, host),
                        OwnHosts.of(routes, host),
                        Networks.ownFromAllow(routes, host),
                        Networks.dmarcAllow(routes, host),
                        RecipientEnds.of(routes, host),
                        signingDomains)
                : List.of(Networks.mxHosts(routes, host), signingDomains);
    }

    private static Map<String, Object> values(Site site, Host host) {
        Settings settings = site.settings();
        boolean filters = host.is(Role.MX);
        Map<String, Object> values = new TreeMap<>();
        values.put("mx", filters);
        values.put("srs", host.is(Role.SRS));
        values.put("submission", host.is(Role.SUBMISSION));
        values.put("own_from", settings.mx().rejectOwnFrom() ? "reject" : "pass");
        values.put("dmarc_reject", settings.rspamd().dmarc().reject().word());
        values.put("dmarc_quarantine", settings.rspamd().dmarc().quarantine().word());
        values.put("delimiter", settings.extensions().delimiter());
        values.put("greylisting", settings.rspamd().redis().isPresent());
        values.put("redis", settings.rspamd().redis().map(RspamdText::quoted).orElse(""));
        values.put(
                "clamav",
                settings.rspamd()
                        .clamav()
                        .filter(socket -> filters)
                        .map(RspamdText::quoted)
                        .orElse(""));
        values.put(
                "seal",
                SigningKeys.ofSeal(site, host)
                        .map(key -> RspamdText.quoted(key.domain().text()))
                        .orElse(""));
        values.put("domains", severalKeys(site, host));
        Map<String, String> maps = new TreeMap<>();
        Arrays.stream(RspamdMap.values()).forEach(map -> maps.put(map.word(), map.path()));
        values.put("maps", maps);
        return values;
    }

    /** The domains that the maps, one key a domain, cannot name. */
    private static List<Map<String, Object>> severalKeys(Site site, Host host) {
        return SigningKeys.ofSignatures(site, host).entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> Map.<String, Object>of(
                        "name", entry.getKey().text(),
                        "keys", entry.getValue().stream().map(RspamdFiles::key).toList()))
                .toList();
    }

    private static Map<String, String> key(DkimKey key) {
        return Map.of("selector", RspamdText.quoted(key.selector()), "path", RspamdText.quoted(SigningKeys.path(key)));
    }

    private static List<Location> causes(Site site, Host host) {
        return List.of(host.location(), site.settings().rspamd().location());
    }
}
