package io.drfailover.evidence;

/** What is done to the old primary after the promotion. */
public enum FencingMode {
    NONE,
    /** {@code StopDBInstance}: it can be started again, and RDS starts it by itself after seven days. */
    STOP
}
