package org.mailwright.hiera.lookup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/**
 * The variables of a path in hiera.yaml that are empty in a scope: Puppet writes nothing in their place, and the path may
 * become that of another file, or of the whole disk.
 *
 * @param template the path as hiera.yaml has it
 * @param names of the empty variables, in order
 * @param notes what each of them is: {@code facts.site is undefined}
 * @param leading what the template begins with, where that is variables, all are empty, and a slash follows; else empty
 */
record PathVariables(Value template, List<String> names, List<String> notes, String leading) {
    private static final Kind ID = HieraKinds.PATH_VARIABLE_EMPTY;
    private static final Pattern EXPRESSION = Pattern.compile("%\\{([^}]*)\\}");
    private static final Pattern LEADING = Pattern.compile("((?:%\\{[^}]*\\})+)/.*", Pattern.DOTALL);
    /** Expressions that mean to be empty. */
    private static final Set<String> MEANT = Set.of("", "::", "\"\"", "''", "\"::\"", "'::'");

    static PathVariables of(Value template, Interpolation interpolation) throws LookupFailure, IOException {
        String text = Values.text(template);
        List<String> names = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Matcher expression = EXPRESSION.matcher(text);
        while (expression.find()) {
            String name = expression.group(1).strip();
            if (!MEANT.contains(name) && isEmpty(expression.group(), template, interpolation)) {
                names.add(name);
                notes.add(name + (interpolation.isDefined(name, template) ? " is empty" : " is undefined"));
            }
        }
        Matcher start = LEADING.matcher(text);
        boolean rooted = !names.isEmpty() && start.matches() && isEmpty(start.group(1), template, interpolation);
        return new PathVariables(template, List.copyOf(names), List.copyOf(notes), rooted ? start.group(1) : "");
    }

    private static boolean isEmpty(String text, Value template, Interpolation interpolation)
            throws LookupFailure, IOException {
        return interpolation.path(Value.Text.of(text, template.location())).isEmpty();
    }

    /** True for a path that is absolute only because its first variables are empty. */
    boolean isRooted() {
        return !leading.isEmpty();
    }

    /** A pattern of the whole disk: it names no file. */
    Diagnostic rootedGlob() {
        return Diagnostic.warning(
                        HieraKinds.GLOB_OUTSIDE,
                        template.location(),
                        "the glob begins with " + leading
                                + ", which is empty here: it would be a pattern of the whole disk")
                .advising("write a directory before the variable, or give the scope this variable");
    }

    /** A path from the root of the disk: it names no file either. */
    Diagnostic rootedPath(String path) {
        return Diagnostic.info(
                        ID,
                        template.location(),
                        "the path begins with " + leading + ", which is empty here: " + path
                                + " would be outside of the data directory, and is not read")
                .advising("write a directory before the variable, or give the scope this variable");
    }

    /** A path that names a file without its variables. */
    Diagnostic other(String file) {
        return Diagnostic.info(ID, template.location(), words() + ": the path names " + file)
                .advising("remove the file, or give the scope this variable");
    }

    /** A pattern that finds files without its variables, usually more than it is meant to. */
    Diagnostic wider(String pattern) {
        return Diagnostic.warning(
                        ID, template.location(), words() + ": the glob becomes " + pattern + " and finds files")
                .advising("give the scope this variable, or write the glob so that it finds nothing without it");
    }

    /** A data directory without its variables. */
    Diagnostic directory(String directory) {
        return Diagnostic.warning(ID, template.location(), words() + ": the data directory is " + directory)
                .advising("give the scope this variable, or name the data directory without it");
    }

    private String words() {
        List<String> shown = names.stream().map(name -> "%{" + name + "}").toList();
        return String.join(", ", shown) + (names.size() == 1 ? " is" : " are") + " empty here";
    }
}
