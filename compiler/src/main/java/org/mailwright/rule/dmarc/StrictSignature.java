package org.mailwright.rule.dmarc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Location;
import org.mailwright.flow.FromDomains;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Site;
import org.mailwright.rule.Evidence;

/**
 * A From domain that a host signs with the key of a domain above it, while its policy wants the From domain itself
 * ({@code adkim=s}, RFC 9989 section 4.4.1). A machine's own name, of cron mail, is not meant: SPF stands for it.
 *
 * @param policy where the policy is that counts
 * @param location of that policy
 * @param key the host's
 */
public record StrictSignature(DomainName from, Host host, DkimKey key, String policy, Location location) {

    /** Each From domain once, in the order of hosts and domains. */
    public static List<StrictSignature> of(Evidence evidence) {
        Map<String, PolicyRecord> strict = new HashMap<>();
        List<PolicyRecord> written = PolicyRecord.written(evidence);
        written.stream()
                .filter(policy -> policy.says("adkim", "s"))
                .forEach(policy -> strict.putIfAbsent(policy.domain(), policy));
        if (strict.isEmpty()) {
            return List.of();
        }
        Map<String, PolicyRecord> all = new HashMap<>();
        written.forEach(policy -> all.putIfAbsent(policy.domain(), policy));
        Map<DomainName, StrictSignature> found = new HashMap<>();
        List<StrictSignature> signatures = new ArrayList<>();
        evidence.site()
                .mailHosts()
                .forEach(host -> froms(evidence.site(), host)
                        .forEach(from -> nearest(all, from.text())
                                .filter(policy -> policy.says("adkim", "s"))
                                .flatMap(policy -> above(evidence.site(), host, from)
                                        .map(key -> new StrictSignature(
                                                from, host, key, policy.domain(), policy.location())))
                                .filter(signature -> found.putIfAbsent(from, signature) == null)
                                .ifPresent(signatures::add)));
        return signatures;
    }

    private static Stream<DomainName> froms(Site site, Host host) {
        return FromDomains.of(site, host).stream()
                .filter(name -> !site.hosts().containsKey(name)
                        || site.domain(name)
                                .filter(domain -> domain.origin() == Domain.Origin.HIERA)
                                .isPresent());
    }

    private static Optional<PolicyRecord> nearest(Map<String, PolicyRecord> policies, String name) {
        for (String at = name; !at.isEmpty(); at = PolicyRecord.parent(at)) {
            Optional<PolicyRecord> policy = Optional.ofNullable(policies.get(at));
            if (policy.isPresent()) {
                return policy;
            }
        }
        return Optional.empty();
    }

    /** The key that a host signs a From domain with, where it is that of a domain above. */
    static Optional<DkimKey> above(Site site, Host host, DomainName from) {
        return site.dkimKeys().stream()
                .filter(key -> key.use() == DkimKey.Use.DKIM
                        && key.signers().contains(host.name())
                        && from.isWithin(key.domain()))
                .max(Comparator.comparingInt(key -> key.domain().labels().size()))
                .filter(key -> !key.domain().equals(from));
    }

    /** True when the From domain itself asks for it, and no domain above. */
    public boolean isOwnPolicy() {
        return policy.equals(from.text());
    }
}
