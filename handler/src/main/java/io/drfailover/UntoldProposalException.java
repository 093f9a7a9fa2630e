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
                "the evidence confirms the alarm, but nobody could be told the code of the proposal " + proposal.id()
                        + (proposal.automaticallyAt() == null
                                ? ""
                                : ", which will be approved by itself at " + proposal.automaticallyAt()),
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
