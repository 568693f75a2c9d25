package org.mailwright.hiera;

import java.util.List;
import java.util.Optional;

/**
 * How Puppet came to an answer: the tree of what it asked, in order, as {@code puppet lookup --explain} prints it.
 *
 * @param answer what the look-up gave
 * @param steps first the search for {@code lookup_options}, then that for the key; what went before a failure is here
 */
public record Explanation(Answer answer, List<Step> steps) {

    public Explanation {
        steps = List.copyOf(steps);
    }

    /** What a step asks. */
    public enum Kind {
        /** Search for {@code lookup_options}; subject: that name. */
        SEARCH_OPTIONS,
        /** Search for a key; subject: the key. */
        SEARCH,
        /** A reserved key ({@code lookup_options}) was asked for; subject: it. */
        INVALID_KEY,
        /** An entry of {@code lookup_options} that is or matches the key that is searched next; subject: its name. */
        OPTION,
        /**
         * The merge comes from {@code lookup_options}; subject: that name; detail: the entry's; the value is at the place
         * that says so.
         */
        MERGE_SOURCE,
        /** Several layers, levels or files under one merge; {@link Step#merge} is it, RESULT with the merged value. */
        MERGE,
        /** The global layer; detail: the path of its hiera.yaml, empty where there is none. */
        GLOBAL,
        /** The environment layer; detail: the path of its hiera.yaml. */
        ENVIRONMENT,
        /** A module's layer; subject: the module; detail: the path of its hiera.yaml. */
        MODULE,
        /** A module that is not there, or has no hiera.yaml; subject: the module. */
        NO_MODULE,
        /** An entry of a hierarchy; subject: its name. */
        ENTRY,
        /** A pattern of files; subject: it; detail: the pattern as hiera.yaml has it; notes: variables without a value. */
        GLOB,
        /** A file; subject: its path; detail: the path as hiera.yaml has it; notes: variables without a value. */
        FILE,
        /** A text with expressions in it; subject: the text, empty for a secret. */
        INTERPOLATION,
        /** A variable, whose name is the key; subject: {@code Global Scope}; also the parts of a module's default hierarchy. */
        SCOPE,
        /** The way into the value; subject: the segments joined by dots. */
        SUB_KEY,
        /** One segment of that way; subject: it. */
        SEGMENT
    }

    /** What became of a step. */
    public enum Outcome {
        /** Its parts say it. */
        NONE,
        FOUND,
        NOT_FOUND,
        /** A file that does not exist. */
        FILE_NOT_FOUND,
        /** Of a merge. */
        RESULT,
        MODULE_NOT_FOUND,
        /** The module has no hiera.yaml. */
        MODULE_WITHOUT_DATA
    }

    /**
     * One question.
     *
     * @param kind what was asked
     * @param subject of what or whom
     * @param detail see the kind
     * @param merge of a merge
     * @param outcome what became of it
     * @param key the key or segment that was found or not found, or empty
     * @param value what was found; a secret hides itself in its toString
     * @param notes sentences, e.g. which conversion was applied
     * @param steps the questions inside it
     */
    public record Step(
            Kind kind,
            String subject,
            String detail,
            Optional<Merge> merge,
            Outcome outcome,
            String key,
            Optional<Value> value,
            List<String> notes,
            List<Step> steps) {
        public Step {
            notes = List.copyOf(notes);
            steps = List.copyOf(steps);
        }

        /** The same question without any value, text or part of a text that it met; lookup_options are no secret. */
        Step hidden() {
            if (kind == Kind.SEARCH_OPTIONS) {
                return this;
            }
            // What a secret text asks for is a part of it.
            boolean part = kind == Kind.INTERPOLATION;
            return new Step(
                    kind,
                    kind == Kind.INTERPOLATION ? "" : subject,
                    detail,
                    merge,
                    outcome,
                    key,
                    value.map(found -> new Value.Sensitive(found, found.location())),
                    notes,
                    part ? List.of() : steps.stream().map(Step::hidden).toList());
        }
    }
}
