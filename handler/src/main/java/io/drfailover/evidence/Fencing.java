package io.drfailover.evidence;

/** Keeps the old primary from going on as if nothing had happened. Best effort, and bounded in time. */
@FunctionalInterface
public interface Fencing {
    /**
     * Tries once; never throws.
     *
     * @return what came of it, in words that begin with {@code fenced} or {@code NOT fenced}
     */
    String fence();
}
