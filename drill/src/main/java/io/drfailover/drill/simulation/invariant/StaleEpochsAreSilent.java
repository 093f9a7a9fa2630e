package io.drfailover.drill.simulation.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.world.Observation;
import java.util.function.Consumer;

/** Whoever lost the run must not act beside its successor. */
final class StaleEpochsAreSilent extends Invariant {
    private int run;
    private int acting;

    StaleEpochsAreSilent(Consumer<String> objection) {
        super("a stale epoch never writes, neither to the ledger nor to RDS, terraform or Helm", objection);
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Recorded recorded) {
            ledger(recorded);
        } else if (observation instanceof Observation.Changed changed) {
            int epoch = changed.by().epoch();
            if (changed.by().run() > run) {
                run = changed.by().run();
                acting = 0;
            }
            if (epoch == 0) {
                violated(changed.system() + " " + changed.what() + ": sandbox "
                        + changed.by().number() + " acts without having the run");
            } else if (changed.by().run() < run) {
                violated(changed.system() + " " + changed.what() + ": run "
                        + changed.by().run() + " acts after its successor");
            } else if (epoch < acting) {
                violated(changed.system() + " " + changed.what() + ": epoch " + epoch + " acts after epoch " + acting);
            }
            acting = Math.max(acting, epoch);
        }
    }

    private void ledger(Observation.Recorded recorded) {
        JsonNode before = recorded.before();
        if (before == null || !before.path("runId").equals(recorded.after().path("runId"))) {
            return;
        }
        int was = epoch(before);
        int is = epoch(recorded.after());
        if (is < was) {
            violated("epoch " + is + " wrote over epoch " + was + " in the ledger");
        } else if (is == was && !owner(before).equals(owner(recorded.after()))) {
            violated("two invocations wrote as epoch " + is + ": sandbox "
                    + recorded.by().number() + " is the second");
        }
        if (before.path("state").asText().equals("succeeded")
                && !recorded.by().errand().orders("acknowledge")) {
            violated("sandbox " + recorded.by().number() + " wrote over a run that had succeeded");
        }
    }

    private static String owner(JsonNode run) {
        return latest(run).path("owner").asText();
    }
}
