package org.mailwright.verify;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns the paths of a host's own files into those of their copies: daemons' configuration names files absolutely. */
record Relocation(Pattern ours, String root) {
    /**
     * The relocation of one host.
     *
     * @param paths of the files it gets, absolute there
     * @param root the directory that stands for the host's {@code /}
     */
    static Relocation of(List<String> paths, String root) {
        String names = paths.stream()
                .map(Relocation::territory)
                .distinct()
                .sorted()
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return new Relocation(Pattern.compile("(?<![\\w./-])(?:" + names + ")"), root);
    }

    /** {@code /etc/postfix/} of {@code /etc/postfix/maps/alias}: a file that is named there and not planned is missing. */
    private static String territory(String path) {
        int third = path.indexOf('/', path.indexOf('/', 1) + 1);
        return third < 0 ? path : path.substring(0, third + 1);
    }

    String apply(String line) {
        return line.indexOf('/') < 0
                ? line
                : ours.matcher(line).replaceAll(found -> Matcher.quoteReplacement(root + found.group()));
    }
}
