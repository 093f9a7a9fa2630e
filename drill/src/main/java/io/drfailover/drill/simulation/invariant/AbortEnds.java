package io.drfailover.drill.simulation.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.world.Observation;
import io.drfailover.drill.simulation.world.Settings;
import io.drfailover.drill.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Nothing is begun after an abort. A promote call is fenced, so that only one which had left the function takes effect;
 * terraform and Helm are stopped once the lease is missed, by the next heartbeat or at its end, and then need their time to
 * stop.
 */
final class AbortEnds extends Invariant {
    private static final Duration STOP = Duration.ofSeconds(40);

    private final World world;
    private int run;
    private int epoch;
    private Instant since = Instant.MAX;

    AbortEnds(World world, Consumer<String> objection) {
        super("after an abort nobody goes on, except with what was on its way", objection);
        this.world = world;
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Recorded recorded) {
            recorded(recorded);
        } else if (observation instanceof Observation.PromotionAccepted promotion) {
            if (isStopped(promotion.by().run(), promotion.by().epoch())
                    && promotion.begun().isAfter(since)) {
                violated("epoch " + promotion.by().epoch() + " has asked RDS to promote after the abort");
            }
        } else if (observation instanceof Observation.Changed changed
                && isStopped(changed.by().run(), changed.by().epoch())) {
            Instant now = world.scheduler().now();
            if (now.isAfter(since.plus(Settings.LEASE).plus(STOP))) {
                violated(changed.system() + " " + changed.what() + ": epoch "
                        + changed.by().epoch() + " goes on "
                        + Duration.between(since, now).toSeconds() + " s after the abort");
            }
        }
    }

    private boolean isStopped(int itsRun, int itsEpoch) {
        return itsRun == run && itsEpoch < epoch;
    }

    private void recorded(Observation.Recorded recorded) {
        JsonNode before = recorded.before();
        boolean aborted = recorded.after().path("state").asText().equals("aborted");
        if (before == null || recorded.isNewRun()) {
            return;
        }
        boolean was = before.path("state").asText().equals("aborted");
        if (aborted && !was) {
            if (!recorded.by().errand().orders("abort")) {
                violated("the run was aborted by " + recorded.by());
            }
            run = recorded.by().run();
            epoch = recorded.by().epoch();
            since = world.scheduler().now();
        } else if (was && !aborted && !recorded.by().errand().orders("failover")) {
            violated(recorded.by() + " goes on with the run that was aborted");
        }
    }
}
