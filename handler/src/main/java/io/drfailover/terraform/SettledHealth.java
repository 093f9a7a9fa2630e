package io.drfailover.terraform;

import io.drfailover.Deadline;
import io.drfailover.Progress;
import io.drfailover.contract.Stage;

/** How a resource fares, once AWS is no longer at work on it. */
final class SettledHealth {
    private final Inventory inventory;
    private final Progress progress;

    SettledHealth(Inventory inventory, Progress progress) {
        this.inventory = inventory;
        this.progress = progress;
    }

    /** What AWS says now. */
    Inventory.Health now(StateResource resource) {
        return inventory.health(resource);
    }

    /**
     * Waits for AWS where it is at work. A cluster must be ACTIVE before anything is built on it: the provider fails a
     * node group of a cluster that is still CREATING (measured with 5.100.0).
     *
     * @return anything but {@code IN_PROGRESS}
     * @throws Deadline.ReachedException if AWS takes longer than the invocation has
     */
    Inventory.Health of(StateResource resource, Deadline deadline) {
        Inventory.Health health = now(resource);
        if (health != Inventory.Health.IN_PROGRESS) {
            return health;
        }
        String what = "AWS to finish " + resource.address() + ", begun by an earlier attempt";
        try (var wait = progress.waiting(Stage.INFRASTRUCTURE, resource.address(), what)) {
            while (health == Inventory.Health.IN_PROGRESS) {
                Pause.before(deadline, what);
                health = now(resource);
            }
        }
        return health;
    }
}
