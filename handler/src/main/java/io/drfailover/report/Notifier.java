package io.drfailover.report;

/** Tells people. Best effort: a run never ends because nobody could be told. */
@FunctionalInterface
public interface Notifier {
    /** Tells; never throws, and takes a bounded time. */
    void tell(Notice notice);
}
