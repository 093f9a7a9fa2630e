package io.drfailover.drill.simulation.world;

import io.drfailover.drill.simulation.schedule.Scheduler;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The replica, with what was measured of promotion: for a while after the call RDS still shows the old {@code available};
 * then modifying, rebooting, backing-up, available; the source is gone from rebooting on. While it shows the old state, RDS
 * takes a second call like the first (nothing that was measured says that it would not), unless it has refused one already:
 * what made it refuse then makes it refuse again.
 */
final class Database {
    private final Scheduler scheduler;
    private final Scenario scenario;
    private final Trail trail;
    private final Instant backedUpAt;
    private @Nullable Instant accepted;
    private boolean refusing;

    Database(Scheduler scheduler, Scenario scenario, Trail trail) {
        this.scheduler = scheduler;
        this.scenario = scenario;
        this.trail = trail;
        this.backedUpAt = scheduler.now().plus(scenario.backsUpFirst());
    }

    /**
     * One look.
     *
     * @param status RDS's
     * @param replica whether it has a source
     */
    record View(String status, boolean replica) {
        boolean promotable() {
            return replica && status.equals("available");
        }

        boolean promoted() {
            return !replica && status.equals("available");
        }
    }

    View now() {
        return at(scheduler.now());
    }

    View at(Instant when) {
        Instant since = accepted;
        if (since == null || when.isBefore(since.plus(scenario.promotionShows()))) {
            return new View(when.isBefore(backedUpAt) ? "backing-up" : "available", true);
        }
        Duration gone = Duration.between(since.plus(scenario.promotionShows()), when);
        Duration whole = scenario.promotion();
        if (gone.compareTo(whole) >= 0) {
            return new View("available", false);
        }
        if (gone.compareTo(whole.dividedBy(2)) < 0) {
            return new View("modifying", true);
        }
        return new View(gone.compareTo(whole.multipliedBy(3).dividedBy(4)) < 0 ? "rebooting" : "backing-up", false);
    }

    boolean isPromoting() {
        return accepted != null;
    }

    /** A person fails back, if there was a failover, and makes a new replica. */
    void failBack() {
        if (now().promoted()) {
            accepted = null;
            refusing = false;
            trail.observe(new Observation.ReplicaMade());
        }
    }

    /** Promotes; false if RDS refuses. */
    boolean promote(Sandbox by, boolean refused, Instant begun) {
        if (refused || refusing || !now().promotable()) {
            refusing |= accepted != null;
            return false;
        }
        trail.observe(new Observation.PromotionAccepted(by, begun));
        trail.observe(new Observation.Changed(Observation.Part.RDS, by, "promotes"));
        accepted = scheduler.now();
        return true;
    }
}
