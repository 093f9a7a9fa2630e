package io.drfailover.drill.simulation.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.world.Observation;
import io.drfailover.drill.simulation.world.World;
import java.time.Instant;
import java.util.function.Consumer;

/** Fencing stops the loser of a run at its next write; the lease keeps two from working on it at all. */
final class LeaseIsHonoured extends Invariant {
    private final World world;

    LeaseIsHonoured(World world, Consumer<String> objection) {
        super("nobody takes a run whose lease is still held, except to abort it", objection);
        this.world = world;
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Recorded recorded && recorded.before() != null && !recorded.isNewRun()) {
            JsonNode holder = latest(recorded.before());
            boolean taken = latest(recorded.after()).path("epoch").asInt()
                    > holder.path("epoch").asInt();
            boolean held = holder.path("endedAt").asText("null").equals("null")
                    && isAhead(holder.path("leaseUntil"))
                    && isAhead(holder.path("mustEndBy"));
            if (taken && held && !recorded.by().errand().orders("abort")) {
                violated("sandbox " + recorded.by().number() + " took the run although epoch "
                        + holder.path("epoch").asInt() + " holds it until "
                        + holder.path("leaseUntil").asText());
            }
        }
    }

    private boolean isAhead(JsonNode instant) {
        return Instant.parse(instant.asText()).isAfter(world.scheduler().now().plusSeconds(1));
    }
}
