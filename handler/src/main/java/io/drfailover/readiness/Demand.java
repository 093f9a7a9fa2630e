package io.drfailover.readiness;

/**
 * What is in use and what a run would add.
 *
 * @param used in use now, the recovery stack's own included
 * @param needed what a run would still add
 */
record Demand(long used, long needed) {
    /** What is wanted in all, less what the recovery stack has already. */
    static Demand of(long used, long ours, long wanted) {
        return new Demand(used, Math.max(0, wanted - ours));
    }

    boolean exceeds(double limit) {
        return used + needed > limit;
    }
}
