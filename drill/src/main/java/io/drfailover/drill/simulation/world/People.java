package io.drfailover.drill.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.fault.Fault;
import java.time.Duration;

/** Who and what calls the function from outside: the alarm, the schedule, and people with their orders. */
final class People {
    static final String WATCHDOG = "{\"action\":\"resume\"}";

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int QUIET_MINUTES = 5;

    private final World world;
    private final Orders orders;
    private boolean told;
    private boolean came;
    private boolean hasEpilogue;
    private int quiet;

    People(World world) {
        this.world = world;
        this.orders = new Orders(world);
    }

    /** The alarm rings, and the schedule begins. */
    void ring() {
        var scheduler = world.scheduler();
        for (int i = 0; i < world.scenario().alarms(); i++) {
            if (i > 0) {
                world.faults().count(Fault.SECOND_ALARM);
            }
            scheduler.after(Duration.ofMillis(world.faults().between(0, i == 0 ? 1_000 : 90_000)), orders::alarm);
        }
        orders.begin();
        scheduler.after(MINUTE, this::watch);
    }

    /** Whether somebody had to order the failover again. */
    boolean cameAgain() {
        return came;
    }

    String putAway() {
        return orders.putAway();
    }

    void told(String subject, String text) {
        if (!subject.contains("has begun") && !subject.contains("has succeeded") && !subject.contains("HELD")) {
            told = true;
        }
        orders.told(subject, text);
    }

    void began(JsonNode run) {
        orders.began(run);
    }

    void aborted(JsonNode run) {
        orders.aborted(run);
    }

    void sawError(String event) {
        orders.again(event);
    }

    private void watch() {
        if (world.isOver()) {
            return;
        }
        boolean waits = orders.arePending() || world.bucket().hasOpenProposal();
        boolean settled = world.lambda().isIdle() && !waits && (!isUnderWay() || world.isHeld());
        quiet = settled ? quiet + 1 : 0;
        if (quiet >= QUIET_MINUTES) {
            settle();
        }
        if (!world.isOver()) {
            world.lambda().accept(WATCHDOG);
            world.scheduler().after(MINUTE, this::watch);
        }
    }

    private void settle() {
        if (world.isStormy()) {
            return; // A person waits until the worst is over.
        }
        JsonNode run = world.run();
        String state = state();
        Plot plot = world.scenario().plot();
        if (world.isHeld() && !plot.holdsFor().isZero()) {
            quiet = 0;
            orders.release();
        } else if (needsAPerson(state)) {
            comeAgain();
        } else if (!hasEpilogue && plot.acknowledges() && !world.isHeld() && run != null) {
            hasEpilogue = true;
            quiet = 0;
            orders.epilogue(run);
        } else {
            world.end();
        }
    }

    private boolean needsAPerson(String state) {
        boolean fails = state.equals("failed")
                || state.equals("given_up")
                || (state.isEmpty() && world.isDatabaseDead() && world.owesARun());
        return fails
                && told
                && !came
                && !world.isHeld()
                && (world.trouble() == Trouble.NONE || world.scenario().personComes());
    }

    private void comeAgain() {
        came = true;
        quiet = 0;
        world.trail()
                .event(
                        "a person repairs what is wrong, and orders the failover",
                        world.trouble().words());
        world.repair();
        orders.failover();
    }

    private boolean isUnderWay() {
        return state().equals("running") || state().equals("parked");
    }

    private String state() {
        JsonNode run = world.run();
        return run == null ? "" : run.path("state").asText();
    }
}
