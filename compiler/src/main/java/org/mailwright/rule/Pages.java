package org.mailwright.rule;

import java.util.List;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.Kinds;

/** The page of every kind of finding: those of the rules, and of what readers, writers and commands report. */
public final class Pages {
    private Pages() {}

    /** All pages, in the order of their names. */
    public static List<Page> all() {
        return kinds().map(Page::new).sorted().toList();
    }

    /** Every kind of finding, each once: a rule may find what a reader reports, too. */
    public static Stream<Kind> kinds() {
        return Stream.concat(Rulebook.standard().rules().map(Rule::kind), Kinds.all().stream())
                .distinct();
    }
}
