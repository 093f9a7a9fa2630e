package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.Deadline;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/**
 * terraform in one working directory: a verb a method. Every verb ends with its result, with a {@link TerraformException},
 * or, when the invocation's time is over first, politely stopped and with a {@link Deadline.ReachedException}.
 */
public interface Terraform {
    /** The bundle's {@code main.tf.json}; nothing is run. */
    JsonNode configuration();

    void init(Deadline deadline);

    /** The state as {@code terraform show -json} tells it; without resources where there is none yet. */
    JsonNode state(Deadline deadline);

    /**
     * Plans, saves the plan, and returns it as {@code terraform show -json} tells it.
     *
     * @param targets addresses to restrict it to, with what they depend on; empty for everything
     * @param imports ids of what exists in AWS and is to be taken into the state, by address
     */
    JsonNode plan(Collection<String> targets, Map<String, String> imports, Deadline deadline);

    /**
     * Applies exactly the plan that was saved last.
     *
     * @param events gets each machine-readable line
     */
    void apply(Consumer<String> events, Deadline deadline);

    void untaint(String address, Deadline deadline);

    /** {@code force-unlock}: only for a lock whose holder is proved dead. */
    void unlock(String lockId, Deadline deadline);

    JsonNode output(Deadline deadline);
}
