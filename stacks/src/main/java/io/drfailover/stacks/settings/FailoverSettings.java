package io.drfailover.stacks.settings;

import java.time.Duration;

/**
 * How a failover runs; all of it reaches the function through its environment.
 *
 * @param order {@code overlapped} or {@code sequential}
 * @param promotionTimeout how long a promotion may take
 * @param releaseTimeout how long one Helm release may take to become ready
 * @param maxPlannedChanges a Terraform plan with more changes is refused
 * @param leaseDuration an invocation that could not renew its lease for so long has lost the run
 * @param runTimeLimit how long a run may take over all its invocations
 * @param maxInvocations how many invocations may work on one run
 */
public record FailoverSettings(
        String order,
        Duration promotionTimeout,
        Duration releaseTimeout,
        int maxPlannedChanges,
        Duration leaseDuration,
        Duration runTimeLimit,
        int maxInvocations) {}
