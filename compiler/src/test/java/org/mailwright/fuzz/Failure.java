package org.mailwright.fuzz;

import java.util.List;

/** What is wrong with the answer of one command on one site. */
record Failure(long seed, String base, List<Mutation> mutations, List<String> words, Trouble trouble, String site) {
    /** The kinds of trouble, worst first. */
    enum Kind {
        HANG,
        DEFECT,
        STATUS,
        SECRET,
        FORMAT,
        LEFT_BEHIND,
        NOT_THE_SAME
    }

    /**
     * One trouble.
     *
     * @param subject what stays the same when the site gets smaller: the format, the place in the program
     * @param text all of it, for people
     */
    record Trouble(Kind kind, String subject, String text) {
        boolean isLike(Trouble other) {
            return kind == other.kind && subject.equals(other.subject);
        }
    }

    @Override
    public String toString() {
        return "=== " + trouble.kind() + " " + trouble.subject() + "\n"
                + "reproduce: -Dfuzz.seed=" + seed + " -Dfuzz.sites=1\n"
                + "site: " + base + " with " + mutations + "\n"
                + "command: " + words.stream().map(TextDifference::ascii).toList() + "\n"
                + trouble.text().strip() + "\n" + site;
    }
}
