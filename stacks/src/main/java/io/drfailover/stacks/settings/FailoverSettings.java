package io.drfailover.stacks.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm must pass before it becomes a failover, and how a failover runs; all of it reaches the function through
 * its environment.
 *
 * @param confirmationsRequired so many sources of evidence must confirm an alarm, one of them on the database's side
 * @param vetoes sources that stop an automatic failover when they say that the primary is well
 * @param evidenceTimeout how long one look at all sources may take
 * @param holdOff between one look and the next; zero for one look only
 * @param coolDown how long after a run's end no alarm begins another
 * @param approval {@code automatic}, or {@code required} for a person's last word
 * @param approvalExpiry how long a proposal can be approved
 * @param autoApproveAfter after so long a proposal is approved if the evidence persists; zero for never
 * @param maxDataLoss seconds, {@code maxDataLossSeconds} in the file; with more, an alarm begins nothing
 * @param fencing {@code none}, or {@code stop} for the old primary
 * @param order {@code overlapped} or {@code sequential}
 * @param promotionTimeout how long a promotion may take
 * @param releaseTimeout how long one Helm release may take to become ready
 * @param maxPlannedChanges a Terraform plan with more changes is refused
 * @param leaseDuration an invocation that could not renew its lease for so long has lost the run
 * @param runTimeLimit how long a run may take over all its invocations
 * @param maxInvocations how many invocations may work on one run
 */
public record FailoverSettings(
        int confirmationsRequired,
        List<String> vetoes,
        Duration evidenceTimeout,
        Duration holdOff,
        Duration coolDown,
        String approval,
        Duration approvalExpiry,
        Duration autoApproveAfter,
        @JsonProperty("maxDataLossSeconds") @Nullable Integer maxDataLoss,
        String fencing,
        String order,
        Duration promotionTimeout,
        Duration releaseTimeout,
        int maxPlannedChanges,
        Duration leaseDuration,
        Duration runTimeLimit,
        int maxInvocations) {
    public FailoverSettings {
        vetoes = List.copyOf(vetoes);
    }

    /** The most data, in seconds of the replica's lag, that may be lost without a person; empty for no limit. */
    public OptionalInt maxDataLossSeconds() {
        return maxDataLoss == null ? OptionalInt.empty() : OptionalInt.of(maxDataLoss);
    }

    /** Whether the old primary is stopped after the promotion. */
    public boolean stopsOldPrimary() {
        return fencing.equals("stop");
    }
}
