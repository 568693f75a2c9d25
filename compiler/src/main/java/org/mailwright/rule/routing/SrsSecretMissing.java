package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** SRS hosts without a secret: PostSRSd starts with an empty one, and everybody can make our bounce addresses. */
public final class SrsSecretMissing implements Rule {
    public static final Kind KIND = Kind.error("routing", "srs-secret-missing").guarding();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Settings.Srs srs = evidence.site().settings().srs();
        if (evidence.site().hosts(Role.SRS).isEmpty() || !srs.secrets().isEmpty()) {
            return List.of();
        }
        return List.of(Diagnostic.error(KIND, srs.location(), "there are SRS hosts but no SRS secret")
                .advising("put a long random one, encrypted, under mailwright::srs secrets"));
    }
}
