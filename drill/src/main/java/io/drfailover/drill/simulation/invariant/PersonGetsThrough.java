package io.drfailover.drill.simulation.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.world.World;
import java.util.function.Consumer;

/** A run that can only be saved by hand is not resumable. */
final class PersonGetsThrough extends Invariant {

    PersonGetsThrough(Consumer<String> objection) {
        super("what a person orders again, once nothing is wrong any more, succeeds", objection);
    }

    @Override
    public void ended(World world) {
        JsonNode run = world.run();
        if (world.neededAPerson()
                && !world.isHeld()
                && run != null
                && !run.path("state").asText().equals("succeeded")) {
            violated("the run is " + run.path("state").asText() + ": "
                    + run.path("failure").path("message").asText());
        }
    }
}
