package io.drfailover.drill.simulation.world;

import io.drfailover.drill.simulation.fault.Fault;
import io.drfailover.evidence.Fencing;
import java.time.Duration;

/** The primary region, asked to stop the old primary: it may answer, refuse, or say nothing until the limit. */
record SimulatedFencing(Sandbox sandbox) implements Fencing {
    private static final long LIMIT_MILLIS = 10_000;

    @Override
    public String fence() {
        World world = sandbox.world();
        if (!world.settings().fencing()) {
            return "NOT fenced: fencing is off";
        }
        world.trail().observe(new Observation.FencingTried(sandbox));
        world.trail().event(sandbox, "fences the old primary", Fault.NONE, "");
        sandbox.step(Call.write("rds", "StopDBInstance", "primary"));
        return switch ((int) world.faults().between(0, 2)) {
            case 0 -> ended(world, world.faults().between(20, 2_000), "fenced: it is stopping");
            case 1 -> {
                world.faults().count(Fault.FENCING_FAILED);
                yield ended(world, world.faults().between(20, 2_000), "NOT fenced: AWS refuses");
            }
            default -> {
                world.faults().count(Fault.FENCING_HUNG);
                yield ended(world, LIMIT_MILLIS, "NOT fenced: no answer within 10 s");
            }
        };
    }

    /** An interrupted call ends at once, and is told like any other failure. */
    private static String ended(World world, long millis, String outcome) {
        try {
            world.scheduler().sleepUnlessInterrupted(Duration.ofMillis(millis));
            return outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "NOT fenced: interrupted";
        }
    }
}
