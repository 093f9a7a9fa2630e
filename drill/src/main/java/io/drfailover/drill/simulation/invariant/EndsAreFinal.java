package io.drfailover.drill.simulation.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.world.Observation;
import io.drfailover.drill.simulation.world.Settings;
import io.drfailover.drill.simulation.world.World;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Who has failed over does not fail over again by itself: a person looks in between, and both sides calm down. */
final class EndsAreFinal extends Invariant {
    private static final Set<String> OVER = Set.of("succeeded", "failed", "given_up", "aborted");

    private final Settings settings;
    private final Set<String> acted = new TreeSet<>();
    private String run = "";

    EndsAreFinal(World world, Consumer<String> objection) {
        super(
                "a run that has acted is put away by a person before another begins, by an alarm only after its cool-down",
                objection);
        this.settings = world.settings();
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Changed) {
            acted.add(run);
        } else if (observation instanceof Observation.Recorded recorded) {
            JsonNode before = recorded.before();
            if (before != null && recorded.isNewRun()) {
                judge(recorded, before);
            } else if (before != null) {
                acknowledged(recorded, before);
            }
            run = recorded.after().path("runId").asText();
        }
    }

    private void judge(Observation.Recorded recorded, JsonNode before) {
        String what = "the run " + recorded.after().path("runId").asText() + " has begun ";
        if (!isPutAway(before)) {
            if (acted.contains(run)) {
                violated(what + "although nobody has put " + run + " away");
            }
            return;
        }
        Instant until = Instant.parse(latest(before).path("endedAt").asText()).plus(settings.coolDown());
        boolean ordered = recorded.by().errand().orders("failover");
        if (!ordered && recorded.write().begun().isBefore(until)) {
            violated(what + "within the cool-down of " + run);
        }
    }

    private void acknowledged(Observation.Recorded recorded, JsonNode before) {
        if (isPutAway(recorded.after()) && !isPutAway(before)) {
            boolean named = recorded.by().errand().orders("acknowledge")
                    && recorded.by().errand().event().path("run").equals(before.path("runId"));
            if (!named || !OVER.contains(before.path("state").asText())) {
                violated("the run " + run + " was put away while it was "
                        + before.path("state").asText());
            }
        } else if (isPutAway(before)) {
            violated("the run " + run + " was written although it was put away");
        }
    }

    @Override
    public void ended(World world) {
        JsonNode now = world.run();
        if (now != null && now.path("runId").asText().equals(world.putAway()) && !isPutAway(now)) {
            violated("a person has put the run " + run + " away, and it is not");
        }
    }

    private static boolean isPutAway(JsonNode run) {
        return run.path("acknowledged").isObject();
    }
}
