package io.drfailover.drill;

import io.drfailover.drill.installation.Installation;
import io.drfailover.drill.lambda.FailureDestination;
import io.drfailover.drill.lambda.FunctionPackage;
import io.drfailover.drill.lambda.FunctionSettings;
import io.drfailover.drill.world.World;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the disaster, by whomever it was built.
 *
 * @param world what is in AWS
 * @param settings how the function is configured
 * @param function what its zip holds
 * @param destination where Lambda reports events that it gave up
 * @param alarmedAlias whom the alarm invokes
 * @param installed the stacks that terraform applied, or null where the world was seeded by hand
 */
record Standing(
        World world,
        FunctionSettings settings,
        FunctionPackage function,
        FailureDestination destination,
        String alarmedAlias,
        @Nullable Installation installed) {
    /** The stacks that terraform applied. */
    Optional<Installation> installation() {
        return Optional.ofNullable(installed);
    }
}
