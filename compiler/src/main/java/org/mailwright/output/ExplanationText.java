package org.mailwright.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mailwright.diagnostic.Printable;
import org.mailwright.hiera.Explanation;
import org.mailwright.hiera.Explanation.Kind;
import org.mailwright.hiera.Explanation.Outcome;
import org.mailwright.hiera.Explanation.Step;
import org.mailwright.hiera.Merge;
import org.mailwright.hiera.RubyText;
import org.mailwright.hiera.Value;

/** How a look-up came to its answer, as people read it: every place that was looked at, and where each item is from. */
public final class ExplanationText {
    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();

    private final UnaryOperator<String> display;
    private final Optional<Value> answer;

    /** {@code display} shows a path as the operator knows it. */
    private ExplanationText(UnaryOperator<String> display, Optional<Value> answer) {
        this.display = display;
        this.answer = answer;
    }

    // lookup_options
    //   environment, hiera.yaml
    //     level common
    //       data/common.yaml: found at data/common.yaml:1:17
    //         "press": {"merge"=>"unique"}
    // merge: as lookup_options say
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
        ExplanationText text = new ExplanationText(display, explanation.answer().value());
        for (Step step : explanation.steps()) {
            if (step.kind() != Kind.SEARCH_OPTIONS) {
                text.step(step, "", false);
            } else if (found(step) > 0) {
                text.step(withFound(step), "", true);
            } else {
                text.line("", step.subject() + ": none");
            }
        }
        text.answer(explanation.answer().value());
        return text.out.toString();
    }

    /** Where the lookup_options of the key were looked for, and found. */
    public static String ofOptions(Explanation explanation, UnaryOperator<String> display) {
        ExplanationText text = new ExplanationText(display, Optional.empty());
        List<Step> about = new ArrayList<>();
        explanation.steps().forEach(step -> options(step, about));
        text.steps(about, "", true);
        return text.out.toString();
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
            case FOUND, FOUND_IN_OVERRIDES, FOUND_IN_DEFAULTS, RESULT -> true;
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
        line(indent, heading(step));
        String inner = indent + STEP;
        // Puppet's default global layer has no file of its own, and nobody put anything there.
        boolean empty = step.kind() == Kind.GLOBAL && step.detail().isEmpty() && step.outcome() == Outcome.NOT_FOUND;
        if (!empty) {
            steps(step.steps(), inner, merging);
        }
        if (step.kind() == Kind.FILE || step.steps().isEmpty()) {
            found(step, inner, merging);
        }
        step.notes().forEach(note -> line(inner, note));
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
            case MERGE_SOURCE -> "merge: as " + step.subject() + " say";
            case GLOBAL -> "global layer" + (step.detail().isEmpty() ? ": none" : ", " + display.apply(step.detail()));
            case ENVIRONMENT -> "environment, " + display.apply(step.detail());
            case MODULE -> "module " + step.subject() + ", " + display.apply(step.detail());
            case NO_MODULE ->
                "module " + step.subject()
                        + (step.outcome() == Outcome.MODULE_NOT_FOUND ? ": there is none" : ": it has no hiera.yaml");
            case ENTRY -> "level " + step.subject();
            case FILE -> display.apply(step.subject()) + ": " + state(step) + template(step);
            case INTERPOLATION -> "interpolates " + (step.subject().isEmpty() ? "(secret)" : step.subject());
            case SCOPE -> step.subject();
            case SUB_KEY -> "part " + step.subject();
            case SEGMENT -> step.subject() + ": " + state(step);
        };
    }

    /** The path as hiera.yaml has it, where that is another one. */
    private static String template(Step step) {
        return step.detail().contains("%{") || step.detail().contains("*") ? " (" + step.detail() + ")" : "";
    }

    private static String state(Step step) {
        return switch (step.outcome()) {
            case FILE_NOT_FOUND -> "no such file";
            case NOT_FOUND, MODULE_NOT_FOUND, MODULE_WITHOUT_DATA -> "not in it";
            case NONE -> "looked at";
            case FOUND, RESULT ->
                "found" + step.value().map(value -> " at " + value.location()).orElse("");
            case FOUND_IN_OVERRIDES -> "found in the overrides";
            case FOUND_IN_DEFAULTS -> "found in the defaults";
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
