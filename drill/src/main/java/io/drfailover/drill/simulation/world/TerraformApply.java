package io.drfailover.drill.simulation.world;

import io.drfailover.Deadline;
import io.drfailover.drill.simulation.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One apply: what can be made is begun at once, ten at a time; the state is persisted at most every 20 seconds, and only
 * when something is finished (measured). Killed, it loses what it had not persisted, and its lock stays.
 */
final class TerraformApply {
    private static final int PARALLEL = 10;
    private static final Duration PERSIST = Duration.ofSeconds(20);

    private final Sandbox sandbox;
    private final World world;
    private final TerraformProcess process;
    private final Map<String, TerraformPlan.Change> open = new TreeMap<>();
    private final Map<String, CloudResource> making = new TreeMap<>();
    private final List<String> errors = new ArrayList<>();
    private final Consumer<String> events;
    private TerraformState state;
    private Instant persisted;

    TerraformApply(Sandbox sandbox, TerraformProcess process, TerraformState state, Consumer<String> events) {
        this.sandbox = sandbox;
        this.world = sandbox.world();
        this.process = process;
        this.state = state;
        this.events = events;
        this.persisted = world.scheduler().now();
    }

    /** Does it. The lock is held when it begins, and free when it ends, unless it is killed. */
    void run(TerraformPlan plan, Deadline deadline) {
        plan.gone().forEach(address -> state = state.without(address));
        for (TerraformPlan.Change change : plan.changes()) {
            if (change.action() == TerraformPlan.Action.IMPORT) {
                state = state.with(change.declared().address(), change.id(), false);
                world.trail()
                        .event(sandbox, "terraform imports " + change.declared().address(), Fault.NONE, change.id());
            } else if (change.action() != TerraformPlan.Action.NOTHING) {
                open.put(change.declared().key(), change);
            }
        }
        begin();
        while (!making.isEmpty()) {
            Instant next = making.values().stream()
                    .map(CloudResource::readyAt)
                    .min(Instant::compareTo)
                    .orElseThrow();
            Instant now = world.scheduler().now();
            process.work(
                    "apply", next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO, deadline, this::stop);
            sandbox.step(Call.write("terraform", "apply", "goes on"));
            finish();
            begin();
        }
        persist();
        process.unlock();
        if (!errors.isEmpty()) {
            throw process.failed("apply", String.join("; ", errors));
        }
    }

    private void begin() {
        for (TerraformPlan.Change change : List.copyOf(open.values())) {
            Declared declared = change.declared();
            Map<String, String> parents = new TreeMap<>();
            for (String need : declared.needs()) {
                var entry = state.at(RecoveryStack.at(need).address());
                if (entry != null && !entry.tainted() && !open.containsKey(need)) {
                    parents.put(need, entry.id());
                }
            }
            if (parents.size() == declared.needs().size() && making.size() < PARALLEL) {
                open.remove(declared.key());
                make(change, parents);
            }
        }
    }

    private void make(TerraformPlan.Change change, Map<String, String> parents) {
        Declared declared = change.declared();
        if (change.action() == TerraformPlan.Action.REPLACE) {
            world.cloud().byId(change.id()).ifPresent(old -> world.cloud().delete(old, sandbox));
            state = state.without(declared.address());
        }
        try {
            CloudResource made = world.cloud().create(declared, parents, sandbox);
            world.trail().event(sandbox, "terraform creates " + declared.address(), Fault.NONE, made.id());
            making.put(declared.address(), made);
            events.accept("{\"type\":\"apply_start\",\"hook\":{\"resource\":{\"addr\":\"" + declared.address()
                    + "\"},\"action\":\"create\"}}");
            sandbox.step(Call.write("terraform", "apply", "creates"));
        } catch (RefusedException e) {
            errors.add(String.valueOf(e.getMessage()));
        }
    }

    private void finish() {
        Instant now = world.scheduler().now();
        for (CloudResource made : List.copyOf(making.values())) {
            if (!now.isBefore(made.readyAt())) {
                making.remove(made.address());
                made.close();
                boolean failed = made.hasFailed(now);
                state = state.with(made.address(), made.id(), failed);
                if (failed) {
                    errors.add("waiting for " + made.address() + ": unexpected state 'FAILED'");
                }
                events.accept(
                        "{\"type\":\"apply_complete\",\"hook\":{\"resource\":{\"addr\":\"" + made.address() + "\"}}}");
                if (!now.isBefore(persisted.plus(PERSIST))) {
                    persist();
                }
            }
        }
    }

    /** SIGINT: what was being made is marked as tainted, whatever AWS makes of it. */
    private void stop() {
        making.values().forEach(made -> state = state.with(made.address(), made.id(), true));
        persist();
    }

    private void persist() {
        world.persist(state);
        persisted = world.scheduler().now();
    }
}
