package io.drfailover.control;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.drfailover.evidence.Judgement;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that an alarm proposes and a person approves.
 *
 * @param id unique
 * @param cause what rang, in words
 * @param alarmName the alarm
 * @param alarmArn its ARN, or ""
 * @param alarmSince when it rang; null if the event did not say it
 * @param judgement why it is proposed
 * @param codeSha256 of the one-time code, which stands in the message alone
 * @param proposedAt when
 * @param expiresAt until when it can be approved
 * @param automaticallyAt from when on it is approved if the evidence persists; null for never
 * @param state what became of it
 * @param decidedBy who approved or withdrew it, or ""
 * @param requestId Lambda's, of the invocation that decided; a repetition of it goes on, or ""
 * @param told whether it is certain that people were sent its code
 */
public record Proposal(
        String id,
        String cause,
        String alarmName,
        String alarmArn,
        @Nullable Instant alarmSince,
        Judgement judgement,
        String codeSha256,
        Instant proposedAt,
        Instant expiresAt,
        @Nullable Instant automaticallyAt,
        ProposalState state,
        String decidedBy,
        String requestId,
        boolean told) {
    /** Longer than it takes to send a message, whatever comes in its way. */
    private static final Duration TELLING = Duration.ofMinutes(2);

    /** Whether it can still be approved. */
    @JsonIgnore
    public boolean isOpen(Instant now) {
        return state == ProposalState.OPEN && now.isBefore(expiresAt);
    }

    /** Whether it is time to look whether the evidence persists. */
    @JsonIgnore
    public boolean isDue(Instant now) {
        return isOpen(now) && automaticallyAt != null && !now.isBefore(automaticallyAt);
    }

    /** Whether nobody but time is needed for it to become a run. */
    public boolean mayApproveItself(Instant now) {
        return automaticallyAt != null && state != ProposalState.WITHDRAWN && now.isBefore(expiresAt);
    }

    /** Whether its code may have reached nobody: whoever was to send it has failed or died. */
    @JsonIgnore
    public boolean isUnknown(Instant now) {
        return !told && !now.isBefore(proposedAt.plus(TELLING));
    }

    /** Its code was sent. */
    public Proposal sent() {
        return with(state, decidedBy, requestId, true);
    }

    public Proposal decided(ProposalState after, String by, String request) {
        return with(after, by, request, told);
    }

    private Proposal with(ProposalState after, String by, String request, boolean sent) {
        return new Proposal(
                id,
                cause,
                alarmName,
                alarmArn,
                alarmSince,
                judgement,
                codeSha256,
                proposedAt,
                expiresAt,
                automaticallyAt,
                after,
                by,
                request,
                sent);
    }
}
