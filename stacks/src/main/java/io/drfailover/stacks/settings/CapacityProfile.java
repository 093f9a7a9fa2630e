package io.drfailover.stacks.settings;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much of the recovery stack exists before the disaster. */
public enum CapacityProfile {
    /** The network and the way to the database. */
    COLD,
    /** And the Kubernetes control plane. */
    PILOT_LIGHT,
    /** Everything, with few nodes. */
    WARM;

    /** The value of the recovery stack's variable, for example {@code pilot-light}. */
    @JsonValue
    public String profileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
