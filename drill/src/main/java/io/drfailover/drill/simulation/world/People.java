package io.drfailover.drill.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.fault.Fault;
import java.time.Duration;

/** Who and what calls the function from outside: the alarm, the schedule, and a person who was told. */
final class People {
    static final String WATCHDOG = "{\"action\":\"resume\"}";

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int QUIET_MINUTES = 5;

    private final World world;
    private boolean told;
    private boolean came;
    private int quiet;

    People(World world) {
        this.world = world;
    }

    /** The alarm rings, and the schedule begins. */
    void ring() {
        var scheduler = world.scheduler();
        for (int i = 0; i < world.scenario().alarms(); i++) {
            if (i > 0) {
                world.faults().count(Fault.SECOND_ALARM);
            }
            scheduler.after(Duration.ofMillis(world.faults().between(0, i == 0 ? 1_000 : 90_000)), () -> world.lambda()
                    .accept(alarm()));
        }
        scheduler.after(MINUTE, this::watch);
    }

    /** Whether somebody had to order the failover again. */
    boolean cameAgain() {
        return came;
    }

    void told(String subject) {
        if (!subject.contains("has begun") && !subject.contains("has succeeded")) {
            told = true;
        }
    }

    private void watch() {
        if (world.isOver()) {
            return;
        }
        boolean idle = world.lambda().isIdle();
        String state = state();
        boolean settled = idle && !state.isEmpty() && !state.equals("running") && !state.equals("parked");
        quiet = settled ? quiet + 1 : 0;
        if (quiet >= QUIET_MINUTES) {
            settle(state);
        }
        if (!world.isOver()) {
            world.lambda().accept(WATCHDOG);
            world.scheduler().after(MINUTE, this::watch);
        }
    }

    private void settle(String state) {
        boolean comes = told
                && !came
                && !state.equals("succeeded")
                && (world.trouble() == Trouble.NONE || world.scenario().personComes());
        if (!comes) {
            world.end();
            return;
        }
        if (world.isStormy()) {
            return; // A person waits until the worst is over.
        }
        came = true;
        quiet = 0;
        world.trail()
                .event(
                        "a person repairs what is wrong, and orders the failover",
                        world.trouble().words());
        world.repair();
        world.lambda().accept("{\"action\":\"failover\",\"confirm\":\"" + World.REPLICA + "\"}");
    }

    private String state() {
        JsonNode run = world.run();
        return run == null ? "" : run.path("state").asText();
    }

    private String alarm() {
        return "{\"source\":\"aws.cloudwatch\",\"alarmData\":{\"alarmName\":\"primary-down\",\"state\":{\"value\":\"ALARM\","
                + "\"reason\":\"nobody answers\",\"timestamp\":\""
                + world.scheduler().now() + "\"}}}";
    }
}
