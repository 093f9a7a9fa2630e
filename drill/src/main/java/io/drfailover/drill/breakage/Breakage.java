package io.drfailover.drill.breakage;

import io.drfailover.drill.DrillOptions.FunctionLimits;
import io.drfailover.drill.Rig;
import io.drfailover.drill.check.Check;
import io.drfailover.drill.world.Artifact;
import io.drfailover.drill.world.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A way to break a failover. Each implementation overrides what it needs to and no more. */
public interface Breakage {
    /** What the bucket gets, and the digest that the function is pinned to. */
    default Artifact bundle(Artifact bundle, Path scratch) throws IOException {
        return bundle;
    }

    /** Changes the function's environment. */
    default void environment(Map<String, String> environment) {}

    /** Changes how Lambda treats the function. */
    default FunctionLimits limits(FunctionLimits usual) {
        return usual;
    }

    /** What else must hold. */
    default List<Check> furtherChecks() {
        return List.of();
    }

    /** Breaks the finished world, before the alarm. */
    default void world(Rig rig) {}

    /** What must be seen. */
    Expectation expectation(Scenario scenario);

    /** Breaks nothing. */
    static Breakage none() {
        return scenario -> {
            throw new IllegalStateException("nothing is broken, so no failure is expected");
        };
    }
}
