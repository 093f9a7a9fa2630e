package io.drfailover.terraform;

import io.drfailover.Deadline;
import io.drfailover.Progress;
import io.drfailover.contract.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes the mark from resources whose creation was interrupted and that AWS has made all the same. The next plan would
 * delete them, a live cluster included ("replace_because_tainted", measured).
 */
final class TaintHealer {
    private final SettledHealth health;
    private final Completion completion;
    private final Progress progress;

    TaintHealer(SettledHealth health, Completion completion, Progress progress) {
        this.health = health;
        this.completion = completion;
        this.progress = progress;
    }

    /**
     * Heals what can be healed.
     *
     * @return addresses of those that AWS has given up and that nothing depends on: they may be replaced
     * @throws TerraformException if AWS has given one up that others depend on
     * @throws Deadline.ReachedException if AWS takes longer than the invocation has
     */
    Set<String> heal(RecordedState state, Terraform terraform, InfrastructureHistory history, Deadline deadline) {
        Set<String> replaceable = new TreeSet<>();
        List<StateResource> underWay = new ArrayList<>();
        // What is settled first: an invocation that ends while it waits has healed something.
        for (StateResource tainted : state.tainted()) {
            Inventory.Health now = health.now(tainted);
            if (now == Inventory.Health.IN_PROGRESS) {
                underWay.add(tainted);
            } else {
                settle(tainted, now, state, terraform, history, deadline, replaceable);
            }
        }
        for (StateResource tainted : underWay) {
            settle(tainted, health.of(tainted, deadline), state, terraform, history, deadline, replaceable);
        }
        return replaceable;
    }

    private void settle(
            StateResource tainted,
            Inventory.Health verdict,
            RecordedState state,
            Terraform terraform,
            InfrastructureHistory history,
            Deadline deadline,
            Set<String> replaceable) {
        String address = tainted.address();
        switch (verdict) {
            case USABLE, NOT_ASKED -> {
                note(address, "an earlier attempt was interrupted while it was made; it is kept");
                completion.complete(tainted, history);
                history.fence();
                terraform.untaint(address, deadline);
            }
            // The plan's refresh drops it from the state, mark and all, and plans a creation (measured).
            case ABSENT -> note(address, "AWS has it no more; it is made anew");
            case FAILED -> {
                List<String> dependents = state.dependentsOf(tainted);
                if (!dependents.isEmpty()) {
                    throw givenUp(tainted, dependents);
                }
                replaceable.add(address);
                note(address, "AWS has given it up, and nothing depends on it; it is replaced");
                history.remember(
                        "replaced " + address, "AWS had given up " + tainted.id() + ", nothing depended on it");
            }
            case IN_PROGRESS -> throw new AssertionError("not settled: " + address);
        }
    }

    private void note(String address, String message) {
        progress.note(Stage.INFRASTRUCTURE, address, message);
    }

    private static TerraformException givenUp(StateResource tainted, List<String> dependents) {
        return new TerraformException(
                "AWS has given up " + tainted.address() + " (" + tainted.id() + "), and "
                        + String.join(", ", dependents) + " depend on it",
                "look at why it failed in the AWS console; delete it and what depends on it there, then invoke the "
                        + "function again: it makes them anew");
    }
}
