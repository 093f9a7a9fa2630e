package io.drfailover.probe;

/** One thing that the probe looks at. Implementations are thread-safe and change nothing. */
interface Check {
    /** For the answer and the log, lower case. */
    String name();

    /** Looks; ends by itself within its own limit, and tells trouble as a finding rather than an exception. */
    Finding look();

    /** What it means when {@link #look()} has not ended in time all the same. */
    Finding late();
}
