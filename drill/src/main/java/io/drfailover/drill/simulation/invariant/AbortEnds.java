package io.drfailover.drill.simulation.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.world.Observation;
import io.drfailover.drill.simulation.world.Settings;
import io.drfailover.drill.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Nothing is begun after an abort. A promote call is fenced, so that only one which had left the function takes effect;
 * terraform and Helm are stopped once the lease is missed, by the next heartbeat or at its end, and then need their time to
 * stop.
 */
final class AbortEnds extends Invariant {
    private static final Duration STOP = Duration.ofSeconds(40);

    private final World world;
    private final Set<Integer> aborting = new HashSet<>();
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
        } else if (observation instanceof Observation.Answered answered
                && answered.by().errand().orders("abort")
                && answered.answer().at("/body/message").asText().startsWith("the run is aborted")
                && !aborting.contains(answered.by().number())) {
            violated(answered.by() + " says that the run is aborted, and its record does not");
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
            aborting.add(recorded.by().number());
            run = recorded.by().run();
            epoch = recorded.by().epoch();
            since = world.scheduler().now();
        } else if (was && !aborted && !(recorded.by().errand().orders("failover") && isNew(before, recorded.after()))) {
            violated(recorded.by() + " goes on with the run that was aborted");
        }
    }

    /** Whether the event was given after the abort: Lambda repeats older ones with the id that they had. */
    private static boolean isNew(JsonNode before, JsonNode after) {
        JsonNode attempts = after.path("attempts");
        JsonNode taking = attempts.path(attempts.size() - 1).path("requestId");
        for (JsonNode earlier : before.path("attempts")) {
            if (earlier.path("requestId").equals(taking)) {
                return false;
            }
        }
        return true;
    }
}
