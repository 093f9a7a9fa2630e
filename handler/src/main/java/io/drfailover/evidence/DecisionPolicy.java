package io.drfailover.evidence;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What an alarm must pass before it becomes a run.
 *
 * @param confirmationsRequired so many observations must be {@link Side#FOR}, one of them of the database
 * @param vetoes a source of these that is {@link Side#AGAINST} stops it
 * @param evidenceTimeout for one look at all sources
 * @param holdOff between the first look and the second; zero for one look only
 * @param approval who has the last word
 * @param approvalExpiry how long a proposal can be approved
 * @param autoApproveAfter after so long it is approved if the evidence persists; zero for never
 * @param maxDataLossSeconds more would be lost: no automatic run; empty for no limit
 * @param fencing what is done to the old primary
 * @param replicaLagSeconds from so many on, a replica's lag says that the primary is gone
 * @param primaryDatabaseId RDS identifier of the primary database, or ""
 */
public record DecisionPolicy(
        int confirmationsRequired,
        Set<Source> vetoes,
        Duration evidenceTimeout,
        Duration holdOff,
        ApprovalMode approval,
        Duration approvalExpiry,
        Duration autoApproveAfter,
        OptionalLong maxDataLossSeconds,
        FencingMode fencing,
        int replicaLagSeconds,
        String primaryDatabaseId) {
    public DecisionPolicy {
        vetoes = Set.copyOf(vetoes);
    }
}
