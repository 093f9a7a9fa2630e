package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.Deadline;
import java.util.function.Consumer;

/**
 * terraform for one bundle, for somebody who only looks: what is not here, apply, untaint and unlock, cannot be called by
 * mistake. A command that fails ends with a {@link TerraformException}, one that outlasts the deadline is stopped.
 */
public interface TerraformReader {
    /** Reads the backend and links the provider; writes beside the bundle only. */
    void init(Deadline deadline);

    /** Whether the bundle's files agree with themselves and with the provider's schema; asks nobody. */
    void validate(Deadline deadline);

    /** The state as {@code terraform show -json} tells it; without resources where there is none yet. */
    JsonNode state(Deadline deadline);

    /**
     * Plans everything without the state's lock, and returns the plan as {@code terraform show -json} tells it.
     *
     * @param events gets each machine-readable line
     */
    JsonNode preview(Consumer<String> events, Deadline deadline);
}
