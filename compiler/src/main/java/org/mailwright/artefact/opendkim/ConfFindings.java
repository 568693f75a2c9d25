package org.mailwright.artefact.opendkim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailwright.artefact.TemplateFailure;
import org.mailwright.artefact.Templates;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.FilterKinds;
import org.mailwright.model.Host;
import org.mailwright.model.Network;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/** What a site's own opendkim.conf says that it should not (opendkim.conf(5)); at its line in the template. */
public final class ConfFindings {
    private ConfFindings() {}

    /** The settings of one host's file: names in lower case, as OpenDKIM reads them. */
    private record Conf(Host host, Map<String, String> settings) {
        String value(String name) {
            return settings.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** Every finding; none of a template that cannot be filled in, which is said elsewhere. */
    public static List<Diagnostic> of(Site site, Templates templates) {
        List<Conf> confs = site.mailHosts()
                .filter(OpenDkimFiles::runsOn)
                .flatMap(host -> read(site, host, templates).stream())
                .toList();
        List<Diagnostic> findings = new ArrayList<>();
        confs.stream()
                .flatMap(conf -> names(conf.value("InternalHosts")))
                .distinct()
                .forEach(name -> findings.add(Diagnostic.warning(
                                FilterKinds.INTERNALHOSTS_HOSTNAME,
                                at(templates, "InternalHosts"),
                                "InternalHosts has the host name " + name
                                        + ", so whose mail is signed hangs on reverse DNS")
                        .advising("leave the line as it is built in: [=trusted_hosts] has the addresses")));
        confs.stream()
                .filter(conf -> isYes(conf.value("RemoveOldSignatures"))
                        && conf.host().is(Role.RELAY)
                        && !conf.host().is(Role.LISTS))
                .forEach(conf -> findings.add(Diagnostic.warning(
                                FilterKinds.REMOVE_OLD_SIGNATURES_SCOPE,
                                at(templates, "RemoveOldSignatures"),
                                conf.host().name() + " removes the signatures of the mail that it relays")
                        .seeing(conf.host().location(), "the relay")
                        .advising("put the line between [#if lists] and [/#if]")));
        return findings;
    }

    private static Optional<Conf> read(Site site, Host host, Templates templates) {
        Map<String, String> settings = new TreeMap<>();
        try {
            OpenDkimConf.of(Signing.of(site, host), host, templates).body().write((line, causes) -> {
                String[] words = line.strip().split("\\s+", 2);
                if (words.length == 2 && !words[0].startsWith("#")) {
                    settings.put(words[0].toLowerCase(Locale.ROOT), words[1]);
                }
            });
        } catch (TemplateFailure e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new Conf(host, settings));
    }

    /** The items of a list that are names; a data set in a file or elsewhere has a type before a colon. */
    private static Stream<String> names(String value) {
        boolean elsewhere = value.startsWith("/") || value.matches("[a-z]+:[^,]*");
        return elsewhere
                ? Stream.empty()
                : Arrays.stream(value.replaceFirst("^csl:", "").split("[,\\s]+"))
                        .map(item -> item.startsWith("!") ? item.substring(1) : item)
                        .filter(item -> !item.isEmpty() && !item.equalsIgnoreCase("localhost"))
                        .filter(item -> Network.parse(item).value().isEmpty());
    }

    private static boolean isYes(String value) {
        return value.matches("(?i)(yes|true|1|on).*");
    }

    private static Location at(Templates templates, String setting) {
        List<String> lines = templates.text(OpenDkimConf.TEMPLATE).lines().toList();
        String place = templates.place(OpenDkimConf.TEMPLATE);
        int line = 1;
        while (line <= lines.size() && !lines.get(line - 1).strip().startsWith(setting)) {
            line++;
        }
        return line > lines.size() ? Location.file(place) : Location.file(place, line, 0);
    }
}
