package io.drfailover.report;

/** Tells people. Best effort: a run never ends because nobody could be told. */
@FunctionalInterface
public interface Notifier {
    /**
     * Tells; never throws, and takes a bounded time.
     *
     * @return whether somebody may hear of it: false where nobody listens, or the notice could not be sent
     */
    boolean tell(Notice notice);
}
