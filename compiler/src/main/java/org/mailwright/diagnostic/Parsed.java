package org.mailwright.diagnostic;

import java.util.Optional;
import java.util.function.Function;

/**
 * One value read from text: the value in its canonical form, or the reason why the text is not one. Unlike
 * {@link Checked} it has no location; the caller who knows the place makes the finding.
 *
 * @param value present when the text is one
 * @param reason why not, e.g. {@code has no @}; empty when there is a value
 */
public record Parsed<T>(Optional<T> value, String reason) {

    /** A text that is one. */
    public static <T> Parsed<T> of(T value) {
        return new Parsed<>(Optional.of(value), "");
    }

    /** A text that is none, and why: a clause without subject. */
    public static <T> Parsed<T> not(String reason) {
        return new Parsed<>(Optional.empty(), Printable.of(reason));
    }

    /** The value turned into another. */
    public <R> Parsed<R> map(Function<? super T, ? extends R> turn) {
        return new Parsed<>(value.map(turn), reason);
    }

    /** The value of a text that is known to be one; throws on a defect of ours. */
    public T orElseThrow() {
        return value.orElseThrow(() -> new IllegalArgumentException(reason));
    }
}
