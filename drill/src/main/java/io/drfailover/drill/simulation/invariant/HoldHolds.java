package io.drfailover.drill.simulation.invariant;

import io.drfailover.drill.simulation.world.Observation;
import io.drfailover.drill.simulation.world.World;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The hold stands before the call that would write leaves the function: between its look at the hold and that write there
 * is no other call. A hold that is set while the write is on its way comes too late, as with any store of two objects.
 */
final class HoldHolds extends Invariant {
    private final World world;
    private Instant heldSince = Instant.MAX;

    HoldHolds(World world, Consumer<String> objection) {
        super("while failovers are held no run begins or is taken up, and no alarm is examined", objection);
        this.world = world;
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.HoldChanged changed) {
            heldSince = !changed.held()
                    ? Instant.MAX
                    : heldSince.equals(Instant.MAX) ? world.scheduler().now() : heldSince;
        } else if (observation instanceof Observation.Looked looked) {
            if (looked.by().errand().isAlarm()
                    && heldSince.isBefore(looked.by().errand().began())) {
                violated("sandbox " + looked.by().number() + " examines an alarm although it is held since "
                        + heldSince);
            }
        } else if (observation instanceof Observation.Recorded recorded
                && recorded.write().held()) {
            boolean taken = recorded.isNewRun() || epoch(recorded.after()) > epoch(recorded.before());
            if (taken && !recorded.by().errand().orders("abort")) {
                violated("sandbox " + recorded.by().number() + " has taken the run "
                        + recorded.after().path("runId").asText() + " although failovers are held");
            }
        }
    }
}
