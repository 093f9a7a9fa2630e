package io.drfailover.drill.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.fault.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Alarms and orders, when the plot has them. Whoever orders waits for the answer, and repeats what ended in an error. */
final class Orders {
    private static final Pattern CODE = Pattern.compile("\"code\": \"([^\"]+)\"");
    private static final String WRONG = "WRNG-2345";
    private static final int PATIENCE = 5;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final World world;
    private final Map<String, Integer> repeated = new HashMap<>();
    private int pending;
    private boolean abortPlanned;
    private String putAway = "";

    Orders(World world) {
        this.world = world;
    }

    private Plot plot() {
        return world.scenario().plot();
    }

    /** What does not depend on anything that happens. */
    void begin() {
        if (plot().holdsAfter().isNegative()) {
            return;
        }
        after(plot().holdsAfter(), () -> {
            world.faults().count(Fault.HOLD);
            order("{\"action\":\"hold\",\"reason\":\"maintenance\",\"by\":\"ann\"}");
        });
        if (!plot().holdsFor().isZero()) {
            after(plot().holdsAfter().plus(plot().holdsFor()), this::release);
        }
    }

    boolean arePending() {
        return pending > 0;
    }

    String putAway() {
        return putAway;
    }

    void alarm() {
        world.faults().count(world.isDatabaseDead() ? Fault.TRUE_ALARM : Fault.FALSE_ALARM);
        world.lambda()
                .accept("{\"source\":\"aws.cloudwatch\",\"alarmData\":{\"alarmName\":\"primary-down\",\"state\":"
                        + "{\"value\":\"ALARM\",\"reason\":\"nobody answers\",\"timestamp\":\""
                        + world.scheduler().now() + "\"}}}");
    }

    void release() {
        world.faults().count(Fault.RELEASE);
        order("{\"action\":\"release\",\"by\":\"ann\"}");
    }

    void failover() {
        world.faults().count(Fault.ORDER);
        world.lambda().accept("{\"action\":\"failover\",\"confirm\":\"" + World.REPLICA + "\"}");
    }

    /** A message with a code has come. */
    void told(String subject, String text) {
        Matcher code = CODE.matcher(text);
        if (!subject.contains("WAITS FOR YOUR APPROVAL") || !code.find()) {
            return;
        }
        Duration delay = plot().approvesAfter();
        switch (plot().approver()) {
            case RIGHT -> approve(code.group(1), delay, Fault.APPROVAL);
            case WRONG_ONLY -> approve(WRONG, delay, Fault.WRONG_CODE);
            case TOO_LATE -> approve(code.group(1), world.settings().expiry().plusSeconds(30), Fault.LATE_APPROVAL);
            case WRONG_THEN_RIGHT -> {
                approve(WRONG, delay, Fault.WRONG_CODE);
                approve(code.group(1), delay.plusSeconds(20), Fault.APPROVAL);
            }
            case TWICE_AT_ONCE -> {
                approve(code.group(1), delay, Fault.APPROVAL);
                approve(code.group(1), delay.plusMillis(world.faults().between(0, 300)), Fault.APPROVAL);
            }
            case NOBODY -> {}
        }
    }

    /** A run has begun. */
    void began(JsonNode run) {
        if (plot().acknowledgesEarly()) {
            after(Duration.ofSeconds(world.faults().between(5, 120)), () -> {
                world.faults().count(Fault.EARLY_ACKNOWLEDGEMENT);
                acknowledge(run);
            });
        }
        if (!abortPlanned && !plot().abortsAfter().isNegative()) {
            abortPlanned = true;
            after(plot().abortsAfter(), () -> {
                world.faults().count(Fault.ABORT);
                order("{\"action\":\"abort\",\"confirm\":\"" + World.REPLICA
                        + "\",\"reason\":\"not now\",\"by\":\"ben\"}");
            });
        }
    }

    /** The run was aborted. */
    void aborted(JsonNode run) {
        switch (plot().afterAbort()) {
            case NOTHING -> {}
            case ORDER_AGAIN -> soon(this::failover);
            case PUT_AWAY_AND_ORDER ->
                soon(() -> {
                    world.faults().count(Fault.ACKNOWLEDGEMENT);
                    acknowledge(run);
                    soon(this::failover);
                });
        }
    }

    /** People fail back, and the run is put away in peace; then the alarm rings within the cool-down, and after it. */
    void epilogue(JsonNode run) {
        Duration coolDown = world.settings().coolDown();
        world.faults().count(Fault.ACKNOWLEDGEMENT);
        world.database().failBack();
        putAway = run.path("runId").asText();
        acknowledge(run);
        if (!coolDown.isZero()) {
            after(Duration.ofSeconds(30), this::alarm);
        }
        after(coolDown.plus(MINUTE.multipliedBy(2)), this::alarm);
    }

    /** An order has ended in an error: it is repeated, by somebody who has seen that. */
    void again(String event) {
        if (repeated.merge(event, 1, Integer::sum) <= PATIENCE) {
            after(MINUTE, () -> order(event));
        }
    }

    private void approve(String code, Duration delay, Fault kind) {
        after(delay, () -> {
            world.faults().count(kind);
            order("{\"action\":\"approve\",\"code\":\"" + code + "\",\"by\":\"cleo\"}");
        });
    }

    private void acknowledge(JsonNode run) {
        order("{\"action\":\"acknowledge\",\"run\":\"" + run.path("runId").asText() + "\",\"by\":\"ben\"}");
    }

    private void soon(Runnable deed) {
        after(Duration.ofMillis(world.faults().between(500, 90_000)), deed);
    }

    private void order(String event) {
        world.lambda().order(event);
    }

    private void after(Duration delay, Runnable deed) {
        pending++;
        world.scheduler().after(delay, () -> {
            pending--;
            if (!world.isOver()) {
                deed.run();
            }
        });
    }
}
