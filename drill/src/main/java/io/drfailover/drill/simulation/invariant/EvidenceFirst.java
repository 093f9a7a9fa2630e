package io.drfailover.drill.simulation.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.world.Observation;
import io.drfailover.drill.simulation.world.World;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A stage relies on what the ones before it have proved. */
final class EvidenceFirst extends Invariant {
    private final World world;
    private final Set<String> proved = new TreeSet<>();
    private boolean requestRecorded;

    EvidenceFirst(World world, Consumer<String> objection) {
        super("no stage acts before its predecessors' evidence is in the ledger", objection);
        this.world = world;
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Recorded recorded) {
            if (recorded.isNewRun()) {
                proved.clear();
                requestRecorded = false;
            }
            recorded.after().path("stages").forEach(this::learn);
        } else if (observation instanceof Observation.Changed changed) {
            judge(changed);
        }
    }

    private void learn(JsonNode stage) {
        String name = stage.path("stage").asText();
        if (stage.path("state").asText().equals("succeeded")) {
            proved.add(name);
        }
        requestRecorded |=
                !stage.path("evidence").path("firstRequestedAt").asText("").isEmpty();
    }

    private void judge(Observation.Changed changed) {
        switch (changed.system()) {
            case RDS -> {
                require("bundle", changed);
                if (!requestRecorded) {
                    violated("RDS " + changed.what() + " before the ledger knew of the request");
                }
            }
            case TERRAFORM -> {
                require("bundle", changed);
                if (!requestRecorded && !proved.contains("promote") && !world.isPromoting()) {
                    violated("terraform " + changed.what() + " before the promotion was requested");
                }
            }
            case HELM -> {
                require("promote", changed);
                require("infrastructure", changed);
                if (!world.isPromoted()) {
                    violated("Helm " + changed.what() + " before the database was promoted");
                }
            }
        }
    }

    private void require(String stage, Observation.Changed changed) {
        if (!proved.contains(stage)) {
            violated(changed.system() + " " + changed.what() + " before the stage " + stage + " had succeeded");
        }
    }
}
