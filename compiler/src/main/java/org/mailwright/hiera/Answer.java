package org.mailwright.hiera;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;

/**
 * What Puppet would answer to a look-up: a value, or why there is none.
 *
 * @param value the value; a found {@code null} is a {@link Value.Undef}
 * @param failure why there is no value
 * @param warnings what Puppet would only warn of
 */
public record Answer(Optional<Value> value, Optional<Failure> failure, List<Diagnostic> warnings) {

    public Answer {
        warnings = List.copyOf(warnings);
    }

    /**
     * Why there is no value.
     *
     * @param kind in Puppet's words
     * @param finding the same with its place and message
     */
    public record Failure(FailureKind kind, Diagnostic finding) {}

    static Answer of(Value value, List<Diagnostic> warnings) {
        return new Answer(Optional.of(value), Optional.empty(), warnings);
    }

    static Answer failed(LookupFailure failure, List<Diagnostic> warnings) {
        return new Answer(Optional.empty(), Optional.of(new Failure(failure.kind(), failure.finding())), warnings);
    }
}
