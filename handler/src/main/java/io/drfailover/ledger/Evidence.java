package io.drfailover.ledger;

/** Keys of the evidence that a later invocation decides by. */
public final class Evidence {
    /** When this run first asked RDS to promote; stays after a refusal. */
    public static final String FIRST_REQUESTED_AT = "firstRequestedAt";
    /** When this run asked RDS to promote and was not refused since; empty after a refusal. */
    public static final String REQUESTED_AT = "requestedAt";
    /** Where the promoted database answers: its promotion was proved. */
    public static final String ENDPOINT = "endpoint";
    /** What came of fencing the old primary, in words. */
    public static final String FENCING = "fencing";
    /** Begins the keys of the infrastructure's outputs. */
    public static final String OUTPUT = "output.";
    /** Begins the keys of releases that are ready. */
    public static final String RELEASE = "release.";

    private Evidence() {}
}
