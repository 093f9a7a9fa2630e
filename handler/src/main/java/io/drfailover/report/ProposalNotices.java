package io.drfailover.report;

import io.drfailover.control.Proposal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What people are told of a run that waits for approval.
 *
 * @param drRegion where it would recover
 * @param replicaId what a command must name
 */
public record ProposalNotices(String drRegion, String replicaId) {
    /** The only place where the code stands. */
    public Notice proposed(Proposal proposal, String code) {
        return Notice.of(
                "DR failover WAITS FOR YOUR APPROVAL in " + drRegion,
                "What rang: " + proposal.cause() + ".",
                "The evidence: " + proposal.judgement().sentence() + ".",
                "To approve: {\"action\": \"approve\", \"code\": \"" + code + "\", \"by\": \"<you>\"}\nor: ./dr approve"
                        + " --code " + code + " --function <name> --region " + drRegion
                        + "\nIt promotes the replica " + replicaId + ", which cannot be undone.",
                proposal.automaticallyAt() == null
                        ? "If you do nothing: nothing happens, and the proposal expires at " + proposal.expiresAt()
                                + "."
                        : "If you do nothing: from " + seconds(proposal.automaticallyAt())
                                + " on it is approved by itself, if the evidence persists. To prevent that: {\"action\":"
                                + " \"hold\", \"reason\": \"...\", \"by\": \"<you>\"}",
                "Proposal " + proposal.id() + ", of " + seconds(proposal.proposedAt()) + ".");
    }

    /** It can no longer be approved. */
    public Notice withdrawn(Proposal proposal, String why) {
        return Notice.of(
                "DR failover was NOT begun in " + drRegion + ": its proposal is withdrawn",
                "The proposal " + proposal.id() + " (" + proposal.cause() + ") can no longer be approved: " + why + ".",
                "What to do: look at the primary. If it is down all the same, order the failover: {\"action\":"
                        + " \"failover\", \"confirm\": \"" + replicaId + "\"}");
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
