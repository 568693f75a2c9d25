package org.mailwright.rule.routing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Alias;
import org.mailwright.model.Forward;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** One address as an alias and as a forward in Hiera: only one of the two can be what was meant. */
public final class AliasShadowsForward implements Rule {
    public static final Kind KIND =
            Kind.error("routing", "alias-shadows-forward").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.site().aliases().values().stream()
                .flatMap(alias -> Optional.ofNullable(evidence.site().forwards().get(alias.address()))
                        .filter(forward -> forward.origin() == Forward.Origin.HIERA)
                        .map(forward -> finding(alias, forward))
                        .map(Stream::of)
                        .orElse(Stream.of()))
                .toList();
    }

    private Diagnostic finding(Alias alias, Forward forward) {
        return Diagnostic.error(
                        KIND, forward.location(), forward.address() + " is a forward here and an alias elsewhere")
                .seeing(alias.location(), "the alias")
                .advising("keep one; a list of targets may hold inside and outside addresses");
    }
}
