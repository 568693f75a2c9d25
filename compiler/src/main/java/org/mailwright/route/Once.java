package org.mailwright.route;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is made when it is first asked for, and kept. */
final class Once<T> {
    private final Supplier<T> source;
    private Optional<T> value = Optional.empty();

    Once(Supplier<T> source) {
        this.source = source;
    }

    synchronized T get() {
        if (value.isEmpty()) {
            value = Optional.of(source.get());
        }
        return value.get();
    }
}
