package org.mailwright.rule.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.TagList;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written policy with a tag that receivers pass over (RFC 9989 section 4.7). */
public final class DmarcUnknownTag implements Rule {
    private static final List<String> KNOWN =
            List.of("adkim", "aspf", "fo", "np", "p", "psd", "rua", "ruf", "sp", "t", "v");

    public static final Kind KIND = Kind.warning("dmarc", "dmarc-unknown-tag").judged();

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
                .filter(tag -> !KNOWN.contains(tag) && !DmarcRemovedTag.REMOVED.contains(tag))
                .findFirst()
                .map(tag -> policy.warning(
                                KIND, "the DMARC policy of " + policy.domain() + " has an unknown tag " + tag + "=")
                        .advising(DidYouMean.of(tag, KNOWN)
                                .map(near -> "did you mean " + near + "=?")
                                .orElse("take it out")));
    }
}
