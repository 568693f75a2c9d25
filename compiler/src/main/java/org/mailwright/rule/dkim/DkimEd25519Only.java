package org.mailwright.rule.dkim;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DkimPublicKey;
import org.mailwright.model.DomainName;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A domain whose mail is signed with Ed25519 alone, which many verifiers do not know (RFC 8463 section 5). */
public final class DkimEd25519Only implements Rule {
    public static final Kind KIND =
            Kind.warning("dkim", "dkim-ed25519-only").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        SortedMap<DomainName, List<DkimKey>> keys = evidence.site().dkimKeys().stream()
                .filter(key -> key.use() == DkimKey.Use.DKIM && !key.signers().isEmpty())
                .collect(Collectors.groupingBy(DkimKey::domain, TreeMap::new, Collectors.toList()));
        return keys.values().stream()
                .filter(ofDomain -> ofDomain.stream().allMatch(DkimEd25519Only::isEd25519))
                .map(ofDomain -> Diagnostic.warning(
                                KIND,
                                ofDomain.get(0).location(),
                                "mail of " + ofDomain.get(0).domain() + " is signed with Ed25519 only")
                        .advising("add an RSA key of 2048 bits"))
                .toList();
    }

    private static boolean isEd25519(DkimKey key) {
        return key.publicKey()
                .filter(known -> known.type() == DkimPublicKey.Type.ED25519)
                .isPresent();
    }
}
