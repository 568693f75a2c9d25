package org.mailwright.rule;

import java.util.List;

/**
 * The rules about one subject.
 *
 * @param subject the folder of their pages and their package, e.g. {@code routing}
 * @param rules in the order of their names
 */
public record Family(String subject, List<Rule> rules) {
    public Family {
        rules = List.copyOf(rules);
    }
}
