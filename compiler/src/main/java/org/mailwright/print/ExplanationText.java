package org.mailwright.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.mailwright.diagnostic.Printable;
import org.mailwright.hiera.Explanation;
import org.mailwright.hiera.Explanation.Kind;
import org.mailwright.hiera.Explanation.Outcome;
import org.mailwright.hiera.Explanation.Step;
import org.mailwright.hiera.Merge;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.ruby.RubyText;

/** How a look-up came to its answer, as people read it: every place that was looked at, and where each item is from. */
public final class ExplanationText {
    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();

    private final UnaryOperator<String> display;
    private final Optional<Value> answer;
    /** The entries of lookup_options that are about the keys that were searched. */
    private final Set<String> options;

    private boolean all;

    /** {@code display} shows a path as the operator knows it. */
    private ExplanationText(UnaryOperator<String> display, Explanation explanation, Optional<Value> answer) {
        this.display = display;
        this.answer = answer;
        this.options = new TreeSet<>();
        explanation.steps().forEach(this::about);
    }

    private void about(Step step) {
        if (step.kind() == Kind.OPTION) {
            options.add(step.subject());
        }
        step.steps().forEach(this::about);
    }

    // lookup_options
    //   environment, hiera.yaml
    //     level common
    //       data/common.yaml: found at data/common.yaml:1:17
    //         "press": {"merge"=>"unique"}
    // merge: unique, as lookup_options say for press at data/common.yaml:1:17
    // press
    //   environment, hiera.yaml
    //     level node
    //       data/nodes/mx-01.onion.example.yaml: no such file (nodes/%{trusted.certname}.yaml)
    //     level common
    //       data/common.yaml: found at data/common.yaml:2:8
    //         - "alice"  # data/common.yaml:2:9
    // answer
    //   - "alice"  # data/common.yaml:2:9
    /** The whole story; of the search for lookup_options only where some were found. */
    public static String of(Explanation explanation, UnaryOperator<String> display) {
        ExplanationText text =
                new ExplanationText(display, explanation, explanation.answer().value());
        explanation.steps().forEach(step -> text.top(step));
        text.answer(explanation.answer().value());
        return text.out.toString();
    }

    /** Where the lookup_options of the key, or all of them, were looked for, and found. */
    public static String ofOptions(Explanation explanation, boolean all, UnaryOperator<String> display) {
        ExplanationText text = new ExplanationText(display, explanation, Optional.empty());
        text.all = all;
        List<Step> about = new ArrayList<>();
        explanation.steps().forEach(step -> options(step, about));
        about.forEach(step -> text.top(step));
        return text.out.toString();
    }

    /** Of the search for lookup_options only what was found for the keys is told; all of it where none has an entry. */
    private void top(Step step) {
        if (step.kind() != Kind.SEARCH_OPTIONS) {
            step(step, "", false);
            return;
        }
        Step told = withFound(matching(step));
        if (found(told) > 0) {
            step(told, "", true);
        } else {
            line("", step.subject() + ": none" + (found(step) > 0 ? " for the key" : ""));
        }
    }

    private Step matching(Step step) {
        boolean isFound = step.value().isPresent();
        Optional<Value> value = step.value().map(this::matching).filter(map -> !isEmpty(map));
        return new Step(
                step.kind(),
                step.subject(),
                step.detail(),
                step.merge(),
                isFound && value.isEmpty() ? Outcome.NOT_FOUND : step.outcome(),
                step.key(),
                value,
                step.notes(),
                step.steps().stream().map(this::matching).toList());
    }

    private Value matching(Value found) {
        return found instanceof Value.Mapping mapping
                ? new Value.Mapping(
                        mapping.entries().stream()
                                .filter(entry -> entry.key() instanceof Value.Text name
                                        && (all || options.contains(name.text())))
                                .toList(),
                        mapping.location())
                : found;
    }

    private static boolean isEmpty(Value value) {
        return value instanceof Value.Mapping mapping && mapping.entries().isEmpty();
    }

    private static void options(Step step, List<Step> found) {
        if (step.kind() == Kind.SEARCH_OPTIONS || step.kind() == Kind.MERGE_SOURCE) {
            found.add(step);
        } else {
            step.steps().forEach(inner -> options(inner, found));
        }
    }

    /** How many places in it have something. */
    private static int found(Step step) {
        int inside = step.steps().stream().mapToInt(ExplanationText::found).sum();
        return inside == 0 && isFound(step) ? 1 : inside;
    }

    private static boolean isFound(Step step) {
        return switch (step.outcome()) {
            case FOUND, RESULT -> true;
            case NONE, NOT_FOUND, FILE_NOT_FOUND, MODULE_NOT_FOUND, MODULE_WITHOUT_DATA -> false;
        };
    }

    private static Step withFound(Step step) {
        return new Step(
                step.kind(),
                step.subject(),
                step.detail(),
                step.merge(),
                step.outcome(),
                step.key(),
                step.value(),
                step.notes(),
                step.steps().stream()
                        .filter(inner -> found(inner) > 0)
                        .map(ExplanationText::withFound)
                        .toList());
    }

    private void answer(Optional<Value> value) {
        line("", value.isPresent() ? "answer" : "no answer");
        value.ifPresent(found -> value(Veiled.of(found), STEP));
    }

    private void steps(List<Step> steps, String indent, boolean merging) {
        steps.forEach(step -> step(step, indent, merging));
    }

    private void step(Step step, String indent, boolean merging) {
        if (step.kind() == Kind.MERGE) {
            merge(step, indent, merging);
            return;
        }
        if (step.kind() == Kind.OPTION) {
            return;
        }
        line(indent, heading(step));
        String inner = indent + STEP;
        // Puppet's default global layer has no file of its own, and nobody put anything there.
        boolean empty = step.kind() == Kind.GLOBAL && step.detail().isEmpty() && step.outcome() == Outcome.NOT_FOUND;
        if (!empty) {
            steps(step.steps(), inner, merging);
        }
        boolean said = Set.of(Kind.MERGE_SOURCE, Kind.GLOB).contains(step.kind()) || isVariable(step);
        if (!said && (step.kind() == Kind.FILE || step.steps().isEmpty())) {
            found(step, inner, merging);
        }
        if (step.kind() != Kind.FILE && step.kind() != Kind.GLOB) {
            step.notes().forEach(note -> line(inner, note));
        }
    }

    /** What came of a merge is printed where two or more had something, and the answer once. */
    private void merge(Step step, String indent, boolean merging) {
        boolean several = isMerge(step) && found(step) > 1;
        steps(step.steps(), indent, merging || several);
        boolean here = several
                && step.steps().stream().filter(inner -> found(inner) > 0).count() > 1;
        if (here && step.outcome() == Outcome.RESULT && step.value().isPresent()) {
            line(indent, "merged as " + step.merge().map(ExplanationText::words).orElse(""));
            if (!step.value().equals(answer)) {
                value(Veiled.of(step.value().get()), indent + STEP);
            }
        }
    }

    private static boolean isMerge(Step step) {
        return step.merge()
                .filter(merge -> merge.strategy() != Merge.Strategy.FIRST)
                .isPresent();
    }

    private static String words(Merge merge) {
        return merge.strategy().name().toLowerCase(Locale.ROOT)
                + merge.knockoutPrefix()
                        .map(prefix -> ", knockout_prefix " + prefix)
                        .orElse("")
                + (merge.sortMergedArrays() ? ", sort_merged_arrays" : "")
                + (merge.mergeHashArrays() ? ", merge_hash_arrays" : "");
    }

    private String heading(Step step) {
        return switch (step.kind()) {
            case SEARCH_OPTIONS -> "lookup_options";
            case SEARCH, MERGE -> step.subject();
            case INVALID_KEY -> step.subject() + " cannot be looked up";
            case OPTION -> step.subject();
            case MERGE_SOURCE ->
                "merge: " + step.merge().map(ExplanationText::words).orElse("") + ", as " + step.subject() + " say for "
                        + step.detail() + at(step);
            case GLOBAL -> "global layer" + (step.detail().isEmpty() ? ": none" : ", " + display.apply(step.detail()));
            case ENVIRONMENT -> "environment, " + display.apply(step.detail());
            case MODULE -> "module " + step.subject() + ", " + display.apply(step.detail());
            case NO_MODULE ->
                "module " + step.subject()
                        + (step.outcome() == Outcome.MODULE_NOT_FOUND ? ": there is none" : ": it has no hiera.yaml");
            case ENTRY -> "level " + step.subject();
            case GLOB -> "glob " + display.apply(step.subject()) + template(step);
            case FILE -> display.apply(step.subject()) + ": " + state(step) + template(step);
            case INTERPOLATION -> "interpolates " + (step.subject().isEmpty() ? "(secret)" : step.subject());
            case SCOPE -> isVariable(step) ? variable(step) : step.subject();
            case SUB_KEY -> "part " + step.subject();
            case SEGMENT -> step.subject() + ": " + state(step);
        };
    }

    /** The path as hiera.yaml has it, where variables make another one of it, and those that are undefined. */
    private static String template(Step step) {
        String variables = String.join(", ", step.notes());
        // The files of a glob have its path, which is told once for all of them.
        boolean told = step.detail().contains("%{") && !step.detail().startsWith("/");
        return told ? " (" + step.detail() + (variables.isEmpty() ? "" : "; " + variables) + ")" : "";
    }

    private static boolean isVariable(Step step) {
        return step.kind() == Kind.SCOPE && !step.key().isEmpty();
    }

    private static String variable(Step step) {
        boolean scalar = step.value().filter(ExplanationText::isScalar).isPresent();
        String shown = scalar ? ": " + RubyText.inspect(Veiled.of(step.value().orElseThrow())) + at(step) : "";
        return "variable " + step.key()
                + switch (step.outcome()) {
                    case NOT_FOUND -> ": undefined";
                    default -> shown;
                };
    }

    private static String at(Step step) {
        return step.value()
                .map(value -> value.location().toString())
                .filter(place -> !place.isEmpty())
                .map(place -> " at " + place)
                .orElse("");
    }

    private static String state(Step step) {
        return switch (step.outcome()) {
            case FILE_NOT_FOUND -> "no such file";
            case NOT_FOUND, MODULE_NOT_FOUND, MODULE_WITHOUT_DATA -> "not in it";
            case NONE -> "looked at";
            case FOUND, RESULT ->
                "found" + step.value().map(value -> " at " + value.location()).orElse("");
        };
    }

    /** What a place has: whole where it is merged with others, else in a few words. */
    private void found(Step step, String indent, boolean merging) {
        boolean has = step.outcome() == Outcome.FOUND || step.outcome() == Outcome.RESULT;
        if (has && step.value().isPresent() && (merging || isScalar(step.value().get()))) {
            value(Veiled.of(step.value().get()), indent);
        }
    }

    private static boolean isScalar(Value value) {
        return !(value instanceof Value.Mapping || value instanceof Value.Sequence);
    }

    private void value(Value value, String indent) {
        if (value instanceof Value.Mapping mapping && !mapping.entries().isEmpty()) {
            for (Value.Mapping.Entry entry : mapping.entries()) {
                child(indent + RubyText.inspect(entry.key()) + ":", entry.value(), indent);
            }
        } else if (value instanceof Value.Sequence list && !list.items().isEmpty()) {
            list.items().forEach(item -> child(indent + "-", item, indent));
        } else {
            scalar(indent, value);
        }
    }

    private void child(String start, Value value, String indent) {
        boolean nested =
                value instanceof Value.Mapping mapping && !mapping.entries().isEmpty()
                        || value instanceof Value.Sequence list && !list.items().isEmpty();
        if (nested) {
            line("", start);
            value(value, indent + STEP);
        } else {
            scalar(start + " ", value);
        }
    }

    private void scalar(String start, Value value) {
        String place = value.location().toString();
        // Ruby shows what turns the reading direction as it is.
        out.append(Printable.whole(start + RubyText.inspect(value)))
                .append(place.isEmpty() ? "" : "  # " + place)
                .append('\n');
    }

    private void line(String indent, String text) {
        out.append(indent).append(Printable.of(text)).append('\n');
    }
}
