package org.mailwright.rule.routing;

import java.util.HashSet;
import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Settings;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * More SRS secrets than a rotation needs, which is the new one and, for the 21 days that a rewritten sender is valid, the
 * one before; or one that stands there twice, so that nothing was rotated. Secrets are compared as they are written.
 */
public final class SrsSecretRotation implements Rule {
    public static final Kind KIND =
            Kind.warning("routing", "srs-secret-rotation").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Settings.Srs srs = evidence.site().settings().srs();
        int number = srs.secrets().size();
        if (new HashSet<>(srs.secrets()).size() < number) {
            return List.of(Diagnostic.warning(KIND, srs.location(), "an SRS secret stands there twice")
                    .advising("put a new one first, and keep the one before it for 21 days"));
        }
        return number > 2
                ? List.of(Diagnostic.warning(
                                KIND, srs.location(), number + " SRS secrets are believed, where a rotation needs two")
                        .advising("remove those that signed nothing for 21 days"))
                : List.of();
    }
}
