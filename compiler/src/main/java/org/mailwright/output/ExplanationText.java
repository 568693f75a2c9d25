package org.mailwright.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    private ExplanationText() {}

    // lookup_options
    //   environment, hiera.yaml
    //     level common
    //       data/common.yaml:1:1: found
    //         "mail::aliases":
    //           "merge": "hash"  # data/common.yaml:2:26
    // mail::aliases, merged as hash because of lookup_options
    //   environment, hiera.yaml
    //     level node
    //       data/nodes/mx-01.yaml: no such file
    //     …
    // answer
    //   "press": "alice"  # data/common.yaml:5:10
    /** The whole story. */
    public static String of(Explanation explanation) {
        ExplanationText text = new ExplanationText();
        text.steps(explanation.steps(), "", false);
        text.answer(explanation);
        return text.out.toString();
    }

    /** Where the lookup_options of the key come from. */
    public static String ofOptions(Explanation explanation) {
        ExplanationText text = new ExplanationText();
        List<Step> about = new ArrayList<>();
        explanation.steps().forEach(step -> options(step, about));
        text.steps(about, "", false);
        return text.out.toString();
    }

    private static void options(Step step, List<Step> found) {
        if (step.kind() == Kind.SEARCH_OPTIONS || step.kind() == Kind.MERGE_SOURCE) {
            found.add(step);
        } else {
            step.steps().forEach(inner -> options(inner, found));
        }
    }

    private void answer(Explanation explanation) {
        Optional<Value> value = explanation.answer().value();
        if (value.isPresent()) {
            line("", "answer");
            value(Veiled.of(value.get()), STEP);
        } else {
            line("", "no answer");
        }
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

    /** With one part there is nothing to merge. */
    private void merge(Step step, String indent, boolean merging) {
        boolean several = step.steps().size() > 1;
        steps(step.steps(), indent, merging || several && isMerge(step));
        if (several && isMerge(step) && step.outcome() == Outcome.RESULT && step.value().isPresent()) {
            line(indent, "merged as " + step.merge().map(ExplanationText::words).orElse(""));
            value(Veiled.of(step.value().get()), indent + STEP);
        }
    }

    private static boolean isMerge(Step step) {
        return step.merge().filter(merge -> merge.strategy() != Merge.Strategy.FIRST).isPresent();
    }

    private static String words(Merge merge) {
        return merge.strategy().name().toLowerCase(Locale.ROOT)
                + merge.knockoutPrefix().map(prefix -> ", knockout_prefix " + prefix).orElse("")
                + (merge.sortMergedArrays() ? ", sort_merged_arrays" : "")
                + (merge.mergeHashArrays() ? ", merge_hash_arrays" : "");
    }

    private static String heading(Step step) {
        return switch (step.kind()) {
            case SEARCH_OPTIONS -> "lookup_options";
            case SEARCH, MERGE -> step.subject();
            case INVALID_KEY -> step.subject() + " cannot be looked up";
            case MERGE_SOURCE -> "merged as " + step.subject() + " say";
            case GLOBAL -> "global layer" + (step.detail().isEmpty() ? ": none" : ", " + step.detail());
            case ENVIRONMENT -> "environment, " + step.detail();
            case MODULE -> "module " + step.subject() + ", " + step.detail();
            case NO_MODULE ->
                "module " + step.subject()
                        + (step.outcome() == Outcome.MODULE_NOT_FOUND ? ": there is none" : ": it has no hiera.yaml");
            case ENTRY -> "level " + step.subject();
            case FILE -> step.subject() + ": " + state(step);
            case INTERPOLATION -> "interpolates " + (step.subject().isEmpty() ? "(secret)" : step.subject());
            case SCOPE -> step.subject();
            case SUB_KEY -> "part " + step.subject();
            case SEGMENT -> step.subject() + ": " + state(step);
        };
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
        boolean nested = value instanceof Value.Mapping mapping && !mapping.entries().isEmpty()
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
        out.append(start)
                .append(RubyText.inspect(value))
                .append(place.isEmpty() ? "" : "  # " + place)
                .append('\n');
    }

    private void line(String indent, String text) {
        out.append(indent).append(Printable.of(text)).append('\n');
    }
}
