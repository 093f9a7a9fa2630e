package io.drfailover.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.control.Proposal;

/**
 * What is answered of a run that waits for approval.
 *
 * @param drRegion for the body
 */
public record ProposalAnswers(String drRegion) {
    /** It waits; people are told the code. */
    public ObjectNode waiting(Proposal proposal) {
        ObjectNode answer = answer(Answer.ACCEPTED, "DR failover waits for a person's approval");
        ObjectNode body = Answer.body(answer);
        body.put("failover", false).put("proposal", proposal.id());
        body.put("expires_at", proposal.expiresAt().toString());
        if (proposal.automaticallyAt() != null) {
            body.put("approved_by_itself_at", proposal.automaticallyAt().toString());
        }
        return answer;
    }

    /** It was not approved. */
    public ObjectNode refused(String reason) {
        return answer(Answer.CONFLICT, reason + "; no run was begun");
    }

    private ObjectNode answer(int status, String message) {
        return Answer.of(status, message, drRegion);
    }
}
