package org.mailwright.rule.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Site;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * A target in a domain that is one slip of the hand away from one of ours or from a large mail provider: it may well be
 * registered, by somebody who reads what arrives.
 */
public final class DomainTypo implements Rule {
    private static final List<String> PROVIDERS = List.of(
            "disroot.org",
            "fastmail.com",
            "gmail.com",
            "googlemail.com",
            "hotmail.com",
            "icloud.com",
            "mailbox.org",
            "outlook.com",
            "posteo.de",
            "proton.me",
            "protonmail.com",
            "riseup.net",
            "tutanota.com",
            "yahoo.com");

    /** Providers of their own, although their names are near to another's. */
    private static final Set<String> NO_TYPOS =
            Set.of("cloud.com", "email.com", "mail.com", "mailbox.com", "posteo.net", "pmail.com", "ymail.com");

    /** In a shorter first label every other word is near. */
    private static final int SHORTEST = 5;

    public static final Kind KIND = Kind.warning("address", "domain-typo").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        NearNames names = new NearNames(known(evidence.site()));
        return OutsideTargets.findings(
                evidence.routes(),
                domain -> names.near(domain.text()).filter(near -> !NO_TYPOS.contains(domain.text())),
                (entry, target, near) -> Diagnostic.warning(
                                KIND,
                                target.location(),
                                "mail for " + entry.address() + " goes to " + target.address()
                                        + ", whose domain looks like " + near + " misspelt")
                        .advising("did you mean \"" + target.address().local() + "@" + near + "\"?"));
    }

    private static List<String> known(Site site) {
        List<String> known = new ArrayList<>(PROVIDERS);
        site.domains().values().stream()
                .filter(domain -> domain.origin() == Domain.Origin.HIERA)
                .map(Domain::name)
                .filter(name -> name.labels().get(0).length() >= SHORTEST)
                .map(DomainName::text)
                .forEach(known::add);
        return known;
    }
}
