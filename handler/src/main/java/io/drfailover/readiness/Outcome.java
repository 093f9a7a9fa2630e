package io.drfailover.readiness;

import java.util.Locale;

/** How a check of readiness ended. */
public enum Outcome {
    OK,
    /** A failover would succeed, but worse than it could; or the check could not be made. */
    WARNING,
    /** A failover would fail, or lose what it must not. */
    BLOCKING;

    /** For people and JSON, lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
