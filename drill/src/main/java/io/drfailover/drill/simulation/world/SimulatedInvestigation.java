package io.drfailover.drill.simulation.world;

import io.drfailover.Deadline;
import io.drfailover.drill.simulation.fault.Fault;
import io.drfailover.evidence.DataLoss;
import io.drfailover.evidence.Investigation;
import io.drfailover.evidence.Look;
import io.drfailover.evidence.Observation;
import io.drfailover.evidence.Side;
import io.drfailover.evidence.Source;
import io.drfailover.evidence.Suspicion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The evidence as one sandbox sees it: the truth, late, silent or wrong. */
final class SimulatedInvestigation implements Investigation {
    private static final int PERCENT = 99;

    private final Sandbox sandbox;
    private final World world;

    SimulatedInvestigation(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.world = sandbox.world();
    }

    @Override
    public Look look(Suspicion suspicion, Deadline deadline) {
        sandbox.step(Call.read("evidence", "look", ""));
        Instant began = world.scheduler().now();
        long most = deadline.remaining().toMillis();
        long slowest = 0;
        List<Observation> observations = new ArrayList<>();
        Map<String, String> shown = new TreeMap<>();
        for (Source source : Source.values()) {
            boolean slow = world.faults().between(0, PERCENT) < primary().unknown() / 4;
            long took = world.faults().between(5, slow ? 20_000 : 900);
            Side side = took < most ? side(source) : Side.UNKNOWN;
            slowest = Math.max(slowest, Math.min(took, most));
            if (side == Side.UNKNOWN) {
                world.faults().count(Fault.SOURCE_SILENT);
            }
            observations.add(new Observation(source, side, "was seen"));
            shown.put(source.sourceName(), side.sideName());
        }
        world.scheduler().sleep(Duration.ofMillis(slowest));
        world.trail().observe(new io.drfailover.drill.simulation.world.Observation.Looked(sandbox, began, shown));
        world.trail().event(sandbox, "looks", Fault.NONE, shown);
        return new Look(began, observations);
    }

    @Override
    public DataLoss dataLoss(Suspicion suspicion, Deadline deadline) {
        sandbox.step(Call.read("evidence", "loss", ""));
        world.scheduler().sleep(Duration.ofMillis(world.faults().between(5, 900)));
        boolean unknown = primary().lossSeconds() < 0
                || world.faults().between(0, PERCENT) < primary().unknown();
        Long seconds = unknown ? null : primary().lossSeconds();
        world.trail().observe(new io.drfailover.drill.simulation.world.Observation.Assessed(sandbox, seconds));
        return new DataLoss(seconds, unknown ? "nothing was measured" : "measured when it rang");
    }

    private Side side(Source source) {
        long drawn = world.faults().between(0, PERCENT);
        if (drawn < primary().unknown()) {
            return Side.UNKNOWN;
        }
        boolean wrong = drawn >= 100 - primary().wrong();
        if (wrong) {
            world.faults().count(Fault.SOURCE_WRONG);
        }
        Duration since = world.sinceAlarm();
        boolean dead = source.isOfDatabase()
                ? primary().isDatabaseDead(since)
                : primary().isApplicationDead(since);
        return dead == wrong ? Side.AGAINST : Side.FOR;
    }

    private Primary primary() {
        return world.scenario().plot().primary();
    }
}
