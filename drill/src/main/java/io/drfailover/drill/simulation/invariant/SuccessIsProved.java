package io.drfailover.drill.simulation.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.world.Observation;
import io.drfailover.drill.simulation.world.World;
import java.util.List;
import java.util.function.Consumer;

/** A false success is worse than a failure: nobody looks any more. */
final class SuccessIsProved extends Invariant {
    private static final List<String> STAGES = List.of("bundle", "promote", "infrastructure", "applications");

    private final World world;
    private boolean succeeded;

    SuccessIsProved(World world, Consumer<String> objection) {
        super("never a success with a failed or unproved stage", objection);
        this.world = world;
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Recorded recorded) {
            succeeded &= !recorded.isNewRun();
            boolean now = recorded.after().path("state").asText().equals("succeeded");
            if (now && !succeeded) {
                succeeded = true;
                judge("the ledger says that the run has succeeded");
                stages(recorded.after());
            }
        } else if (observation instanceof Observation.Answered answered
                && answered.answer().path("body").path("message").asText().contains("completed successfully")) {
            judge("the answer says that the failover was completed");
            if (!succeeded) {
                violated("the answer says so, the ledger does not");
            }
        }
    }

    private void judge(String claim) {
        if (!world.isPromoted()) {
            violated(claim + ", but the database is not promoted");
        }
        if (!world.cloud().isComplete()) {
            violated(claim + ", but the infrastructure is not complete");
        }
        if (world.cloud().letsEverythingOut()) {
            violated(claim + ", but a security group lets everything out");
        }
        World.RELEASES.stream()
                .filter(release -> !world.releases().isDeployed(release))
                .forEach(release -> violated(claim + ", but " + release + " is not deployed"));
    }

    private void stages(JsonNode run) {
        for (String name : STAGES) {
            boolean proved = false;
            for (JsonNode stage : run.path("stages")) {
                proved |= stage.path("stage").asText().equals(name)
                        && stage.path("state").asText().equals("succeeded");
            }
            if (!proved) {
                violated("the ledger says that the run has succeeded, but not that its stage " + name + " has");
            }
        }
    }
}
