package io.drfailover.drill;

/** What is rehearsed. */
public enum Rehearsal {
    /** The region fails, and the failover must succeed. */
    FAILOVER,
    /** The alarm rings although the primary is well, and nothing may come of it. */
    FALSE_ALARM,
    /** Nothing happens; the function is asked whether a failover would succeed. */
    EVALUATE,
    /** The same, with everything broken once that it looks at. */
    BREAK_EACH
}
