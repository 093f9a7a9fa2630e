package io.drfailover.drill.installation;

import io.drfailover.drill.world.Scenario;
import java.util.Locale;

/** The stacks that are applied in peace time. */
public enum StackName {
    /** In the DR region: everything that the failover itself needs. */
    STANDBY,
    /** In the primary region: a second pair of eyes, which may die with it. */
    WATCH;

    /** Where it stands. */
    String region(Scenario scenario) {
        return this == STANDBY ? scenario.drRegion() : scenario.primaryRegion();
    }

    /** As in {@code cdktf list}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
