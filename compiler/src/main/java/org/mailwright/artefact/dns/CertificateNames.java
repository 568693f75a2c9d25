package org.mailwright.artefact.dns;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Lines;
import org.mailwright.artefact.Notice;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.route.Routes;

/**
 * The names that each certificate must carry, in the format of dehydrated's {@code domains.txt}: one certificate a line,
 * its first name is the host's.
 */
public final class CertificateNames {
    private final Site site;
    private final SortedMap<DomainName, Certificate> certificates = new TreeMap<>();

    private CertificateNames(Site site) {
        this.site = site;
    }

    /** The other names of one certificate, and why it is needed. */
    private record Certificate(SortedSet<String> alternatives, Location cause) {}

    /** The list for all hosts that answer on a mail port, and for the web host. */
    public static Artefact of(Routes routes) {
        CertificateNames names = new CertificateNames(routes.site());
        names.addHosts();
        names.addWeb();
        return Artefact.shared("certificates/domains.txt", names::write);
    }

    private void addHosts() {
        site.mailHosts().filter(this::listens).forEach(host -> certificate(host.name(), host.location()));
        for (ServiceName service : ServiceName.of(site)) {
            for (Host host : service.hosts(site)) {
                certificate(host.name(), host.location())
                        .alternatives()
                        .add(service.name().text());
            }
        }
    }

    private boolean listens(Host host) {
        return host.roles().stream()
                        .anyMatch(role -> !Set.of(Role.SENDER, Role.CLIENT).contains(role))
                || site.domains(Domain.Use.SERVED)
                        .anyMatch(domain -> domain.servedBy().contains(host.name()));
    }

    private void addWeb() {
        Settings.MtaSts settings = site.settings().mtaSts();
        List<WebName> names = WebName.of(site);
        if (settings.web().isPresent() && !names.isEmpty()) {
            SortedSet<String> alternatives =
                    certificate(settings.web().get(), settings.location()).alternatives();
            names.forEach(name -> alternatives.add(name.name()));
        }
    }

    private Certificate certificate(DomainName name, Location cause) {
        return certificates.computeIfAbsent(name, absent -> new Certificate(new TreeSet<>(), cause));
    }

    private void write(Lines lines) throws IOException {
        lines.line(Notice.HASH, site.location());
        for (Map.Entry<DomainName, Certificate> certificate : certificates.entrySet()) {
            StringBuilder line = new StringBuilder(certificate.getKey().text());
            certificate
                    .getValue()
                    .alternatives()
                    .forEach(name -> line.append(' ').append(name));
            // submit-01.onion.example submission.onion.example
            lines.line(line.toString(), certificate.getValue().cause());
        }
    }
}
