package org.mailwright.rule;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;

/** One thing that can be wrong with a mail system and that only the whole of it shows. */
public interface Rule {
    /** Its name: what is wrong, in kebab case; also its page, its suppression key and the bracket of its findings. */
    String id();

    /** Every place where it is wrong. */
    List<Diagnostic> check(Evidence evidence);

    /**
     * True where nothing right could be written as long as it is wrong: the rule is on whatever sets a site chooses, and its
     * errors stay errors.
     */
    default boolean guardsOutput() {
        return false;
    }

    /** The set it belongs to. */
    default RuleSet set() {
        return RuleSet.RECOMMENDED;
    }
}
