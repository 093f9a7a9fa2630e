package io.drfailover.terraform;

import java.time.Instant;
import java.util.Optional;

/** Who holds the lock of terraform's state. */
@FunctionalInterface
public interface StateLock {
    /**
     * Looks.
     *
     * @throws TerraformException if the lock cannot be read
     */
    Optional<Holder> holder();

    /**
     * What the lock says of its holder.
     *
     * @param id the lock's, which {@code force-unlock} wants
     * @param who user and host
     * @param operation such as {@code OperationTypeApply}
     * @param created when it was taken
     */
    record Holder(String id, String who, String operation, Instant created) {}
}
