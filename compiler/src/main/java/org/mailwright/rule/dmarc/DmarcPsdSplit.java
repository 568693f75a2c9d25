package org.mailwright.rule.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.flow.FromDomains;
import org.mailwright.model.DomainName;
import org.mailwright.model.Site;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written {@code psd=n} that parts a name from the domain whose key signs it (RFC 9989 section 4.10.2). */
public final class DmarcPsdSplit implements Rule {
    public static final Kind KIND = Kind.warning("dmarc", "dmarc-psd-split").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return PolicyRecord.checkByHand(evidence, policy -> look(evidence.site(), policy));
    }

    private Optional<Diagnostic> look(Site site, PolicyRecord policy) {
        Optional<DomainName> split =
                policy.says("psd", "n") ? DomainName.parse(policy.domain()).value() : Optional.empty();
        return split.flatMap(name -> site.mailHosts()
                .flatMap(host -> FromDomains.of(site, host).stream()
                        .filter(from -> from.isWithin(name))
                        .flatMap(from -> StrictSignature.above(site, host, from).stream()))
                .filter(key -> !key.domain().isWithin(name))
                .findFirst()
                .map(key -> policy.warning(
                                KIND, "psd=n parts " + name + " from " + key.domain() + ", whose key signs its mail")
                        .seeing(key.location(), "the key")
                        .advising("take psd=n out, or give the name a key of its own")));
    }
}
