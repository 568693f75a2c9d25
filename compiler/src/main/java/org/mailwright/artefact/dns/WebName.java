package org.mailwright.artefact.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Location;
import org.mailwright.dns.MailRecord;
import org.mailwright.model.DomainName;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;

/**
 * A name that the web host answers for mail's sake: the MTA-STS policy (RFC 8461 section 3.3) and autoconfig, an alias
 * of that host.
 */
record WebName(String name, Location location) {

    static void addTo(MailRecords records) {
        Settings.MtaSts settings = records.site().settings().mtaSts();
        Optional<DomainName> web = settings.web();
        for (WebName alias : of(records.site())) {
            // mta-sts.onion.example. 3600 IN CNAME web-01.onion.example.
            records.add(alias.name(), alias.location(), owner -> MailRecord.cname(owner, web.orElseThrow()));
        }
    }

    /** The names in zones of ours, the web host's own left out: others would have no address, and no certificate. */
    static List<WebName> of(Site site) {
        Settings.MtaSts settings = site.settings().mtaSts();
        List<WebName> names = new ArrayList<>();
        if (settings.web().isPresent()) {
            TransportSecurity.policyDomains(site)
                    .forEach(domain -> names.add(new WebName("mta-sts." + domain.name(), settings.location())));
            site.peoplesDomains()
                    .forEach(domain -> names.add(new WebName("autoconfig." + domain.name(), settings.location())));
        }
        names.removeIf(alias -> site.zoneOf(alias.name()).isEmpty()
                || alias.name().equals(settings.web().orElseThrow().text()));
        return List.copyOf(names);
    }
}
