package org.mailwright.rule.routing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.model.Domain;
import org.mailwright.model.Role;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * A list whose bounce address, once rewritten for a subscriber with a forward, is longer than a local part may be (RFC 5321
 * section 4.5.3.1.1).
 */
public final class SrsLocalpartLength implements Rule {
    private static final int LONGEST = 64;
    /** {@code SRS0=hash=tt=domain=local}: what stands around the domain and the local part. */
    private static final int AROUND = "SRS0=hash=tt==".length();

    public static final Kind KIND =
            Kind.warning("routing", "srs-localpart-length").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        if (evidence.site().hosts(Role.SRS).isEmpty()) {
            return List.of();
        }
        return evidence.site()
                .domains(Domain.Use.SERVED)
                .flatMap(domain -> finding(domain).stream())
                .toList();
    }

    private Optional<Diagnostic> finding(Domain domain) {
        return domain.recipients().names().stream()
                .map(list -> list + "-bounces")
                .max(Comparator.comparingInt(String::length))
                .filter(local -> octets(domain, local) > LONGEST)
                .map(local -> Diagnostic.warning(
                                KIND,
                                domain.location(),
                                "the sender " + local + "@" + domain.name() + " has " + octets(domain, local)
                                        + " octets before the @ once it is rewritten; " + LONGEST + " are allowed")
                        .advising("give the list a shorter name"));
    }

    private static int octets(Domain domain, String local) {
        return AROUND + domain.name().text().length() + local.length();
    }
}
