package io.drfailover.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an observation says of a failover. */
public enum Side {
    FOR,
    AGAINST,
    /** It could not be looked at, or what was seen says neither. Never counts for anything. */
    UNKNOWN;

    /** For JSON, lower case. */
    @JsonValue
    public String sideName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
