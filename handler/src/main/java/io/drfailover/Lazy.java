package io.drfailover;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Made when it is first asked for, and kept: a sandbox that never needs it never pays for it. Thread-safe.
 *
 * @param <T> what is made
 */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        T known = made;
        if (known == null) {
            known = maker.get();
            made = known;
        }
        return known;
    }
}
