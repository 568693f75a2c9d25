package org.mailwright.hiera;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Writes down what a look-up asks; the silent one, which counts unless somebody wants to know, does nothing. */
public class Trace {
    /** Nobody wants to know. */
    public static final Trace SILENT = new Trace();

    public boolean isSilent() {
        return true;
    }

    public void enter(Explanation.Kind kind, String subject, String detail, Optional<Merge> merge) {}

    public void leave() {}

    public void outcome(Explanation.Outcome outcome, String key, Optional<Value> value) {}

    public void note(String sentence) {}

    /** What the open step and the steps in it found is a secret, or a part of one. */
    public void hide() {}

    public final void enter(Explanation.Kind kind, String subject) {
        enter(kind, subject, "", Optional.empty());
    }

    public final void found(String key, Value value) {
        outcome(Explanation.Outcome.FOUND, key, Optional.of(value));
    }

    public final void notFound(String key) {
        outcome(Explanation.Outcome.NOT_FOUND, key, Optional.empty());
    }

    /** A step without parts. */
    public final void step(Explanation.Kind kind, String subject, Explanation.Outcome outcome) {
        enter(kind, subject);
        outcome(outcome, "", Optional.empty());
        leave();
    }

    /** Keeps everything as a tree. */
    static final class Recording extends Trace {
        private final Deque<Open> open = new ArrayDeque<>();

        Recording() {
            open.push(new Open(Explanation.Kind.SEARCH, "", "", Optional.empty()));
        }

        /** A step whose parts are not all known yet. */
        private static final class Open {
            private final Explanation.Kind kind;
            private final String subject;
            private final String detail;
            private final Optional<Merge> merge;
            private final List<String> notes = new ArrayList<>();
            private final List<Explanation.Step> steps = new ArrayList<>();
            private Explanation.Outcome outcome = Explanation.Outcome.NONE;
            private String key = "";
            private Optional<Value> value = Optional.empty();
            private boolean hidden;

            Open(Explanation.Kind kind, String subject, String detail, Optional<Merge> merge) {
                this.kind = kind;
                this.subject = subject;
                this.detail = detail;
                this.merge = merge;
            }

            Explanation.Step closed() {
                Explanation.Step step =
                        new Explanation.Step(kind, subject, detail, merge, outcome, key, value, notes, steps);
                return hidden ? step.hidden() : step;
            }
        }

        @Override
        public boolean isSilent() {
            return false;
        }

        @Override
        public void enter(Explanation.Kind kind, String subject, String detail, Optional<Merge> merge) {
            open.push(new Open(kind, subject, detail, merge));
        }

        @Override
        public void leave() {
            Explanation.Step step = open.pop().closed();
            open.element().steps.add(step);
        }

        @Override
        public void outcome(Explanation.Outcome outcome, String key, Optional<Value> value) {
            open.element().outcome = outcome;
            open.element().key = key;
            open.element().value = value;
        }

        @Override
        public void note(String sentence) {
            open.element().notes.add(sentence);
        }

        @Override
        public void hide() {
            open.element().hidden = true;
        }

        List<Explanation.Step> steps() {
            return List.copyOf(open.element().steps);
        }
    }
}
