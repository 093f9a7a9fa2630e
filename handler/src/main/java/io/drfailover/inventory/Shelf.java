package io.drfailover.inventory;

import io.drfailover.terraform.Inventory.Health;
import io.drfailover.terraform.StateResource;
import java.util.Optional;
import java.util.Set;

/** The part of the inventory that knows some types of resources. */
interface Shelf {
    /** The provider's names of them. */
    Set<String> types();

    /** The import id of what is wanted, if it is there. */
    Optional<String> find(Wanted wanted);

    /** How one fares. Those that AWS makes at once are not asked about. */
    default Health health(StateResource resource) {
        return Health.NOT_ASKED;
    }
}
