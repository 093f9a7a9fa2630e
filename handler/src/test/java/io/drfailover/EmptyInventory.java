package io.drfailover;

import io.drfailover.terraform.Inventory;
import io.drfailover.terraform.PlannedResource;
import io.drfailover.terraform.StateResource;
import java.util.Optional;

/** An account in which nothing exists. */
final class EmptyInventory implements Inventory {
    @Override
    public Optional<String> find(PlannedResource planned) {
        return Optional.empty();
    }

    @Override
    public Health health(StateResource tainted) {
        return Health.ABSENT;
    }
}
