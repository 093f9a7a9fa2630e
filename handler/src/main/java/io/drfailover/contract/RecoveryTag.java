package io.drfailover.contract;

/**
 * The tag of everything that the recovery stack makes. Its provider sets it in the call that makes a thing; the function
 * finds what an interrupted attempt left by it, and its role may change only what carries it.
 */
public final class RecoveryTag {
    public static final String KEY = "dr-role";
    public static final String VALUE = "recovery";

    private RecoveryTag() {}
}
