package io.drfailover.drill.simulation.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.world.World;
import java.util.function.Consumer;

/** A lock that is left refuses whoever comes next, a person included. */
final class LockIsFree extends Invariant {

    LockIsFree(Consumer<String> objection) {
        super("terraform's lock is free when a run has succeeded", objection);
    }

    @Override
    public void ended(World world) {
        JsonNode run = world.run();
        if (run != null && run.path("state").asText().equals("succeeded") && world.isStateLocked()) {
            violated("the run has succeeded, the lock is held");
        }
    }
}
