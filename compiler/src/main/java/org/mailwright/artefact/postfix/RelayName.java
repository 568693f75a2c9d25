package org.mailwright.artefact.postfix;

import java.util.Optional;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/** The name our machines know their smarthost by: the declared one, else the first relay host. */
final class RelayName {
    private RelayName() {}

    static Optional<DomainName> of(Site site) {
        return site.settings()
                .relay()
                .name()
                .or(() -> site.hosts(Role.RELAY).stream().map(Host::name).findFirst());
    }
}
