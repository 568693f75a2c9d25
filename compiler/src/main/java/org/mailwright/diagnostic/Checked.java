package org.mailwright.diagnostic;

import java.util.List;
import java.util.function.Function;

/**
 * What a reader made of an input, and what it found wrong on the way. The value holds what is usable; what is not in
 * it has a diagnostic.
 */
public record Checked<T>(T value, List<Diagnostic> diagnostics) {
    public Checked {
        diagnostics = List.copyOf(diagnostics);
    }

    /** A value with nothing to say about it. */
    public static <T> Checked<T> of(T value) {
        return new Checked<>(value, List.of());
    }

    /** The value turned into another, with the same findings. */
    public <R> Checked<R> map(Function<? super T, ? extends R> turn) {
        return new Checked<>(turn.apply(value), diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
