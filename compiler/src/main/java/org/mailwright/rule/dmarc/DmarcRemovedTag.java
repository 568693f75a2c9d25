package org.mailwright.rule.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.TagList;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written policy with a tag that RFC 9989 took out: {@code pct}, {@code rf}, {@code ri}. */
public final class DmarcRemovedTag implements Rule {
    static final List<String> REMOVED = List.of("pct", "rf", "ri");

    public static final Kind KIND = Kind.warning("dmarc", "dmarc-removed-tag").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return PolicyRecord.checkByHand(evidence, this::look);
    }

    private Optional<Diagnostic> look(PolicyRecord policy) {

        return policy.tags().tags().stream()
                .map(TagList.Tag::name)
                .filter(REMOVED::contains)
                .findFirst()
                .map(tag -> policy.warning(
                                KIND,
                                "the DMARC policy of " + policy.domain() + " has " + tag + "=, which RFC 9989 took out")
                        .advising(
                                tag.equals("pct")
                                        ? "take it out; while a policy is being tested, write t=y"
                                        : "take it out"));
    }
}
