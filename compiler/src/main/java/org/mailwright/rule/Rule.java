package org.mailwright.rule;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;

/** One thing that can be wrong with a mail system and that only the whole of it shows. */
public interface Rule {
    /** The kind of its findings. */
    Kind kind();

    /** Every place where it is wrong. */
    List<Diagnostic> check(Evidence evidence);
}
