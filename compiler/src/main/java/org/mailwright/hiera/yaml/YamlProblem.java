package org.mailwright.hiera.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Why a text is not YAML, told to the person who wrote it: the line to edit, and what to write there. A parser stops where it
 * can go no further, which is often behind the line that is wrong. No word of the file is shown: it may be a secret.
 */
final class YamlProblem {
    private static final Kind RULE = HieraKinds.YAML_SYNTAX;
    private static final String NOT_YAML = "the file is not YAML: ";
    private static final Pattern CONFLICT = Pattern.compile("<<<<<<< .*|=======|>>>>>>> .*");
    private static final Pattern DASH = Pattern.compile("(\\s*)([\u2010-\u2015\u2212]) .*");
    private static final Pattern GLUED = Pattern.compile("([^\\s:]+):([^\\s:].*)");
    private static final Pattern FOUND = Pattern.compile("expected <block end>, but found '(.*)'");
    private static final char NO_BREAK = '\u00a0';

    private final Location file;
    private final List<String> lines;
    private final String problem;
    private final int line;
    private final int column;

    private YamlProblem(Location file, List<String> lines, String problem, int line, int column) {
        this.file = file;
        this.lines = lines;
        this.problem = problem;
        this.line = line;
        this.column = column;
    }

    /**
     * The finding.
     *
     * @param openQuote where quotes began above that end on this line
     */
    static Diagnostic of(Location file, String text, MarkedYAMLException fault, IntFunction<Optional<Mark>> openQuote) {
        String problem = String.valueOf(fault.getProblem());
        Mark mark = fault.getProblemMark();
        if (mark == null) {
            return Diagnostic.error(RULE, file, NOT_YAML + problem);
        }
        YamlProblem found =
                new YamlProblem(file, List.of(text.split("\\R", -1)), problem, mark.getLine(), mark.getColumn());
        return found.conflict()
                .or(found::dash)
                .or(() -> found.quote(openQuote.apply(mark.getLine())))
                .or(() -> found.bracket(fault.getContextMark()))
                .or(found::noBreak)
                .or(found::tab)
                .or(found::colon)
                .or(found::sign)
                .or(found::indentation)
                .or(found::rest)
                .orElseGet(() -> found.error(mark.getLine(), mark.getColumn(), problem));
    }

    private Diagnostic error(int atLine, int atColumn, String message) {
        return Diagnostic.error(RULE, file.at(atLine + 1, atColumn + 1), NOT_YAML + message);
    }

    private Optional<Diagnostic> told(int atLine, int atColumn, String message, String remedy) {
        return Optional.of(error(atLine, atColumn, message).advising(remedy));
    }

    private String text(int number) {
        return number >= 0 && number < lines.size() ? lines.get(number) : "";
    }

    /** The last line above that holds something; -1 where there is none. */
    private int above(int number) {
        int found = number - 1;
        while (found >= 0 && (text(found).isBlank() || text(found).strip().startsWith("#"))) {
            found--;
        }
        return found;
    }

    private static int indent(String text) {
        return text.length() - text.stripLeading().length();
    }

    private Optional<Diagnostic> conflict() {
        for (int i = 0; i <= line + 1; i++) {
            if (CONFLICT.matcher(text(i)).matches()) {
                return told(
                        i,
                        0,
                        "git left the marks of a conflict",
                        "decide which lines stay, and remove those that begin with <<<<<<<, ======= or >>>>>>>");
            }
        }
        return Optional.empty();
    }

    /** The dash of a word processor in front of an item. */
    private Optional<Diagnostic> dash() {
        for (int i : new int[] {line, above(line), above(above(line))}) {
            Matcher dash = DASH.matcher(text(i));
            if (dash.matches()) {
                return told(
                        i,
                        dash.start(2),
                        "the dash " + name(dash.group(2).charAt(0)) + " begins no item of a list",
                        "write the hyphen of the keyboard and a blank: \"- \"");
            }
        }
        return Optional.empty();
    }

    private static String name(char c) {
        return String.format(Locale.ROOT, "U+%04X", (int) c);
    }

    private Optional<Diagnostic> quote(Optional<Mark> open) {
        Optional<Mark> start = problem.equals("a quote that is never closed")
                ? Optional.of(new Mark("", 0, line, column, new int[0], 0))
                : open;
        return start.flatMap(mark -> told(
                mark.getLine(),
                mark.getColumn(),
                "the quote that begins here is not closed on its line",
                "close it with the same quote"));
    }

    private Optional<Diagnostic> bracket(@Nullable Mark context) {
        Matcher wanted = Pattern.compile("expected ',' or '([]}])', but got .*").matcher(problem);
        if (context == null || !wanted.matches()) {
            return Optional.empty();
        }
        String close = wanted.group(1);
        String open = close.equals("]") ? "[" : "{";
        if (context.getLine() == line) {
            return told(line, column, "a comma or " + close + " is missing", "write it, or put the text in quotes");
        }
        String opened = text(context.getLine());
        boolean comment = opened.indexOf(" #", context.getColumn()) > 0 && opened.indexOf(close) > opened.indexOf(" #");
        return told(
                context.getLine(),
                context.getColumn(),
                open + " is not closed by " + close,
                comment
                        ? "put the text with # in quotes: a # behind a blank begins a comment"
                        : "write " + close + " at the end");
    }

    /** A blank to the eye, and part of the text to YAML. */
    private Optional<Diagnostic> noBreak() {
        int at = text(line).indexOf(NO_BREAK);
        return at < 0 ? Optional.empty() : told(line, at, "a no-break space (U+00A0)", "replace it by a blank");
    }

    private Optional<Diagnostic> tab() {
        return problem.startsWith("a tab ")
                ? told(line, column, "a tab in the indentation", "indent with blanks: write two blanks for the tab")
                : Optional.empty();
    }

    private Optional<Diagnostic> colon() {
        if (!problem.equals("a key is not followed by a colon")) {
            return Optional.empty();
        }
        if (GLUED.matcher(text(line).substring(Math.min(column, text(line).length())))
                .matches()) {
            return told(line, column, "a blank is missing behind the colon", "write a blank behind the colon");
        }
        boolean list = text(above(line)).strip().startsWith("- ");
        return told(
                line,
                column,
                "a colon is missing in this line",
                "write a colon and a blank behind the key" + (list ? ", or \"- \" in front of an item" : ""));
    }

    /** A sign that means something else at the beginning. */
    private Optional<Diagnostic> sign() {
        boolean star = problem.startsWith("the name behind *");
        if (!problem.endsWith("cannot begin a value; quote it") && !star) {
            return Optional.empty();
        }
        int start = Math.max(0, star ? text(line).lastIndexOf('*', column) : column);
        String sign = text(line).substring(start, Math.min(start + 1, text(line).length()));
        return told(
                line, start, "\"" + sign + "\" cannot begin a text", "put the whole text in quotes: \"" + sign + "…\"");
    }

    private Optional<Diagnostic> indentation() {
        Matcher found = FOUND.matcher(problem);
        boolean block = found.matches() && found.group(1).equals("<block mapping start>");
        boolean key = problem.startsWith("a key and its colon") || problem.startsWith("a key is not allowed");
        int other = above(line);
        if (!block && !key || other < 0 || indent(text(line)) == indent(text(other))) {
            return Optional.empty();
        }
        int blanks = indent(text(line));
        return told(
                line,
                blanks,
                "the indentation by " + blanks + (blanks == 1 ? " blank" : " blanks") + " fits no line above",
                "begin this line and line " + (other + 1) + " in one column, if they belong to one hash");
    }

    private Optional<Diagnostic> rest() {
        Matcher found = FOUND.matcher(problem);
        if (problem.startsWith("an unknown escape")) {
            return told(line, column, problem, "write \\\\ for a backslash, or use single quotes");
        }
        if (problem.startsWith("a list item is not allowed")
                || found.matches() && found.group(1).equals("-")) {
            return told(
                    line,
                    column,
                    "\"- \" begins an item of a list among the keys of a hash",
                    "remove the dash, or write the key of the list above it");
        }
        if (found.matches() && "]}".contains(found.group(1))) {
            return told(line, column, found.group(1) + " closes nothing", "remove it, or put the text in quotes");
        }
        return found.matches()
                ? told(
                        line,
                        column,
                        "the value ends before this",
                        "put the whole text in one pair of quotes, or write a list in brackets")
                : Optional.empty();
    }
}
