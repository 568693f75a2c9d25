package org.mailwright.rule.dkim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Site;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written key whose signatures may not name a subdomain, where names below its domain have no key of their own. */
public final class DkimRecordStrictSubdomain implements Rule {
    public static final Kind KIND =
            Kind.warning("dkim", "dkim-record-strict-subdomain").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeyRecord.check(evidence, key -> look(evidence.site(), key));
    }

    private Optional<Diagnostic> look(Site site, KeyRecord key) {
        if (!key.tags().words("t").contains("s")) {
            return Optional.empty();
        }
        Set<DomainName> keys = site.dkimKeys().stream().map(DkimKey::domain).collect(Collectors.toSet());
        return site.domains().values().stream()
                .filter(domain -> domain.is(Domain.Use.SERVED) && !keys.contains(domain.name()))
                .filter(domain -> domain.name().text().endsWith("." + key.domain()))
                .findFirst()
                .map(domain -> key.warning(
                                KIND, key.name() + " has t=s: a signature with i= in " + domain.name() + " is no good")
                        .seeing(domain.location(), "the domain, which has no key of its own")
                        .advising("take t=s out, or give the domain a key"));
    }
}
