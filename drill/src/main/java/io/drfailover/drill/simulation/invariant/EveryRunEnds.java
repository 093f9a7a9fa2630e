package io.drfailover.drill.simulation.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.world.Observation;
import io.drfailover.drill.simulation.world.World;
import java.util.function.Consumer;

/** Silence is the one ending that nobody can act on. */
final class EveryRunEnds extends Invariant {
    private boolean toldOfFailure;
    private boolean toldOfGivingUp;
    private boolean toldOfAbort;
    private boolean toldOfSuccess;
    private boolean anything;

    EveryRunEnds(Consumer<String> objection) {
        super("every run ends in success or in a named failure that people were told of", objection);
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Told told) {
            toldOfFailure |= told.subject().contains("failed");
            toldOfGivingUp |= told.subject().contains("GIVEN UP");
            anything = true;
        } else if (observation instanceof Observation.Telling telling) {
            toldOfAbort |= telling.subject().contains("ABORTED");
            toldOfSuccess |= telling.subject().contains("succeeded");
            anything = true;
        }
    }

    @Override
    public void ended(World world) {
        JsonNode run = world.run();
        if (run == null) {
            if (world.owesARun() || !anything) {
                violated("no run has begun");
            }
            return;
        }
        String state = run.path("state").asText();
        switch (state) {
            case "succeeded" -> {
                if (!toldOfSuccess) {
                    violated("the run has succeeded, and nobody was told");
                }
            }
            case "failed", "given_up" -> {
                if (run.path("failure").path("stage").asText("").isEmpty()
                        || run.path("failure").path("message").asText("").isEmpty()) {
                    violated("the run is " + state + ", and its record does not say why");
                }
                if (state.equals("failed") && !toldOfFailure) {
                    violated("the run has failed, and nobody was told");
                }
                if (state.equals("given_up") && !toldOfGivingUp) {
                    violated("the run was given up, and nobody was told");
                }
            }
            case "aborted" -> {
                if (!toldOfAbort) {
                    violated("the run was aborted, and nobody was told");
                }
            }
            case "running", "parked" -> {
                if (!world.isHeld()) {
                    violated("the run is still " + state + " in the end");
                }
            }
            default -> violated("the run is still " + state + " in the end");
        }
    }
}
