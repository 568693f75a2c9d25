package org.mailwright.rule;

import java.util.List;
import java.util.stream.Stream;

/**
 * The kinds of findings about one subject.
 *
 * @param subject the folder of their pages and the package of their rules, e.g. {@code routing}
 * @param rules those that look at the whole mail system
 * @param seenElsewhere the ids of what a reader, a writer or a command sees on its way
 */
public record Family(String subject, List<Rule> rules, List<String> seenElsewhere) {
    public Family {
        rules = List.copyOf(rules);
        seenElsewhere = List.copyOf(seenElsewhere);
    }

    /** The pages of all of them. */
    Stream<Page> pages() {
        return Stream.concat(rules.stream().map(Rule::id), seenElsewhere.stream())
                .map(id -> new Page(id, subject));
    }
}
