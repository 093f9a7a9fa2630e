package io.drfailover;

import io.drfailover.contract.Stage;
import io.drfailover.control.Proposal;

/** A failover was proposed, and its code reached nobody: the message is the only place where it stands. */
public final class UntoldProposalException extends FailoverException {
    private static final long serialVersionUID = 1L;

    private final String proposalId;

    UntoldProposalException(Proposal proposal, String replicaId) {
        super(
                Stage.TRIGGER,
                "the proposal " + proposal.id() + " waits for approval until " + proposal.expiresAt()
                        + ", but nobody could be told its code",
                "repair what the log and NOTIFICATION_TOPIC_ARN say of the notifications; to begin without the code:"
                        + " {\"action\": \"failover\", \"confirm\": \"" + replicaId + "\"}",
                null);
        this.proposalId = proposal.id();
    }

    /** The proposal that nobody knows of. */
    public String proposalId() {
        return proposalId;
    }
}
