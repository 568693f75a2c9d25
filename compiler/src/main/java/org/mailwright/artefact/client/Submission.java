package org.mailwright.artefact.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Template;
import org.mailwright.artefact.Templates;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.DomainName;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/**
 * What every mail program has to know about one domain of its user: the service that takes the mail, by its name, on the
 * ports of RFC 8314 section 3.3, and which inputs say so.
 */
record Submission(DomainName domain, DomainName service, List<Location> causes) {
    /** A domain name has 253 characters at most (RFC 1035 section 2.3.4); a longer domain has no room for the name. */
    private static final int LONGEST_DOMAIN = 253 - "autoconfig.".length();

    /**
     * The domains that people send from, where there is a submission host and a host that serves the files under a name for
     * which it has a certificate: one in a zone of ours.
     */
    static Stream<Submission> of(Site site) {
        Optional<DomainName> web = site.settings().mtaSts().web();
        if (web.isEmpty() || site.hosts(Role.SUBMISSION).isEmpty()) {
            return Stream.empty();
        }
        return site.peoplesDomains()
                .filter(domain -> domain.name().text().length() <= LONGEST_DOMAIN)
                .filter(domain -> site.zoneOf("autoconfig." + domain.name()).isPresent())
                .map(domain -> new Submission(
                        domain.name(),
                        site.settings().submission().name(),
                        List.of(
                                site.settings().submission().location(),
                                domain.location(),
                                site.settings().mtaSts().location())));
    }

    /** A file made from a template with these values, every one escaped for XML. */
    Artefact file(String path, Templates templates, String template, Map<String, String> values) {
        Map<String, String> escaped = new TreeMap<>();
        escaped.put("domain", XmlText.escape(domain.text()));
        escaped.put("server", XmlText.escape(service.text()));
        values.forEach((name, value) -> escaped.put(name, XmlText.escape(value)));
        return Artefact.shared(path, Template.of(templates, template).body(escaped, causes));
    }
}
