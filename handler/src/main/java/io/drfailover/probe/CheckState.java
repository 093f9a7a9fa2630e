package io.drfailover.probe;

import java.util.Locale;

/** How one check ended. */
public enum CheckState {
    OK,
    FAILING,
    /** It could not be looked at, so that nothing is measured: missing data says nothing, zero would accuse. */
    UNKNOWN;

    /** For people and JSON, lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
