package io.drfailover.drill.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.fault.Fault;
import io.drfailover.drill.simulation.schedule.GoneError;
import java.time.Duration;

/**
 * Lambda: takes asynchronous events, delivers them late, twice or out of order, kills at its limit without grace, repeats
 * what failed one and two minutes later, and then tells the on-failure destination (AWS Lambda Developer Guide,
 * "Asynchronous invocation").
 */
public final class SimulatedLambda {
    private static final int ATTEMPTS = 3;
    /** Instead of an attempt's number: somebody waits for the answer. */
    private static final int ORDERED = 0;

    private static final int MOST = 500;
    private static final Duration LATEST = Duration.ofSeconds(90);

    private final World world;
    private int invocations;
    private int underWay;
    private int queued;

    SimulatedLambda(World world) {
        this.world = world;
    }

    /** Invocations so far. */
    public int invocations() {
        return invocations;
    }

    /** Whether nothing runs and nothing is to be delivered. */
    boolean isIdle() {
        return underWay == 0 && queued == 0;
    }

    /** The function has invoked itself. */
    void selfInvoked(String event) {
        if (world.faults()
                .happens(Fault.LOST_EVENT, world.stormy(0.05), world.scheduler().now())) {
            world.trail().event("lambda loses", event);
            return;
        }
        accept(event);
    }

    /** Takes an event. */
    void accept(String event) {
        String requestId = "request-" + world.nextNumber();
        deliver(event, requestId, 1, delay());
        if (world.faults()
                .happens(
                        Fault.DUPLICATE_EVENT,
                        world.stormy(0.06),
                        world.scheduler().now())) {
            deliver(event, requestId, 1, delay());
        }
    }

    /** Takes an order of somebody who waits for the answer: it comes once, and is not repeated. */
    void order(String event) {
        deliver(
                event,
                "request-" + world.nextNumber(),
                ORDERED,
                Duration.ofMillis(world.faults().between(20, 400)));
    }

    private Duration delay() {
        boolean late = world.faults()
                .happens(Fault.LATE_EVENT, world.stormy(0.05), world.scheduler().now());
        return Duration.ofMillis(world.faults().between(50, late ? LATEST.toMillis() : 900));
    }

    private void deliver(String event, String requestId, int attempt, Duration after) {
        queued++;
        world.scheduler().after(after, () -> {
            queued--;
            invoke(event, requestId, attempt);
        });
    }

    private void invoke(String event, String requestId, int attempt) {
        if (++invocations > MOST) {
            world.end(); // Nobody stops it any more; how it ended is judged.
            return;
        }
        underWay++;
        var sandbox = world.newSandbox(event, requestId);
        var limit = world.scenario().lambdaLimit();
        if (world.traces(event)) {
            world.trail().event("lambda delivers, attempt " + attempt, sandbox.group() + " <- " + event);
        }
        var over = new boolean[1];
        world.scheduler().start(sandbox.group(), () -> {
            String failure = "";
            try {
                JsonNode answer = world.function(sandbox).answer(event, requestId, limit);
                if (world.traces(event)) {
                    world.trail().event(sandbox, "answers", Fault.NONE, answer);
                }
                world.trail().observe(new Observation.Answered(sandbox, answer));
            } catch (RuntimeException e) {
                failure = String.valueOf(e.getMessage());
                world.trail().observe(new Observation.Failed(sandbox, failure));
                world.trail().event(sandbox, "throws", Fault.NONE, e);
            } catch (GoneError e) {
                failure = "the process ended";
            } finally {
                if (!over[0]) {
                    over[0] = true;
                    ended(event, requestId, attempt, failure);
                }
                sandbox.group().kill(); // Lambda freezes what is left of it.
            }
        });
        world.scheduler().after(limit, () -> {
            if (!over[0]) {
                over[0] = true;
                world.faults().count(Fault.KILLED_AT_LIMIT);
                sandbox.kill(Fault.KILLED_AT_LIMIT);
                ended(event, requestId, attempt, "Task timed out after " + limit.toSeconds() + " seconds");
            }
        });
    }

    private void ended(String event, String requestId, int attempt, String failure) {
        underWay--;
        if (failure.isEmpty() || world.isOver()) {
            return;
        }
        if (attempt == ORDERED) {
            world.people().sawError(event);
        } else if (attempt < ATTEMPTS) {
            deliver(event, requestId, attempt + 1, Duration.ofMinutes(attempt));
        } else {
            world.tell("AWS Lambda: " + event + " failed " + ATTEMPTS + " times", failure);
        }
    }
}
