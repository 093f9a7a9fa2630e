package io.drfailover.readiness;

import io.drfailover.Deadline;

/** One thing that a failover needs. Implementations are thread-safe and change nothing. */
public interface ReadinessCheck {
    /** For the table and for machines: lower case, words joined by hyphens, unique. */
    String name();

    /**
     * Looks. What goes wrong in looking may be thrown: it then counts as {@link Finding#notMade}.
     *
     * @param deadline until when; a check that ends later counts as not made
     */
    Finding look(Deadline deadline);
}
