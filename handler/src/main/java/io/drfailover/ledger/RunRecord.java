package io.drfailover.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.Stage;
import io.drfailover.evidence.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One failover, as the ledger keeps it.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}; a record of another version is refused
 * @param runId unique, sorts by time
 * @param state where the run is
 * @param trigger what began it, in words
 * @param replicaId the replica that the run is about
 * @param confirmed whether a person named the replica
 * @param startedAt begin of the run
 * @param authorizedAt from when its limits count: its begin, or the latest command that a person confirmed
 * @param finishedAt end of the run or of its latest attempt, null while it runs
 * @param attempts the invocations that worked on it, at least one, the latest last
 * @param stages in the order in which they started
 * @param failure why the latest attempt failed, or null
 * @param answer what the function answered, null until the run has succeeded
 * @param judgement the evidence when it began; null if nobody looked at it
 * @param acknowledged who has put it away, or null; then another run may begin
 * @param inherited what the run before, of the same replica, may have left under way; null if there was none
 */
public record RunRecord(
        int schemaVersion,
        String runId,
        RunState state,
        String trigger,
        String replicaId,
        boolean confirmed,
        Instant startedAt,
        Instant authorizedAt,
        @Nullable Instant finishedAt,
        List<Attempt> attempts,
        List<StageRecord> stages,
        @Nullable Failure failure,
        @Nullable JsonNode answer,
        @Nullable Judgement judgement,
        @Nullable Acknowledgement acknowledged,
        @Nullable Inheritance inherited) {
    public static final int SCHEMA_VERSION = 3;

    public RunRecord {
        attempts = List.copyOf(attempts);
        stages = List.copyOf(stages);
        // Jackson reads null as a node; records are compared, so both must be the same.
        answer = answer == null || answer.isNull() ? null : answer;
    }

    static RunRecord begin(String runId, Wish.Begin wish, Attempt first, @Nullable Inheritance inherited) {
        Instant now = first.startedAt();
        return new RunRecord(
                SCHEMA_VERSION,
                runId,
                RunState.RUNNING,
                wish.cause(),
                wish.replicaId(),
                wish.confirmed(),
                now,
                now,
                null,
                List.of(first),
                List.of(),
                null,
                null,
                wish.judgement(),
                null,
                inherited);
    }

    /** Counts the invocations that worked on the run. */
    @JsonIgnore
    public int epoch() {
        return latest().epoch();
    }

    /** The invocation that works on it, or the last one that did. */
    @JsonIgnore
    public Attempt latest() {
        return attempts.get(attempts.size() - 1);
    }

    public Optional<StageRecord> stage(Stage stage) {
        return stages.stream().filter(s -> s.stage().equals(stage.stageName())).findFirst();
    }

    /** Invocations since the limits count. */
    @JsonIgnore
    public long invocationsUsed() {
        return attempts.stream()
                .filter(a -> !a.startedAt().isBefore(authorizedAt))
                .count();
    }

    /** Whether the run may already have changed something in AWS. */
    @JsonIgnore
    boolean hasActed() {
        return stage(Stage.INFRASTRUCTURE).isPresent()
                || stage(Stage.PROMOTE)
                        .filter(s -> s.evidence().containsKey(Evidence.FIRST_REQUESTED_AT))
                        .isPresent();
    }

    /** From when on an alarm may begin another run, once this one is put away. */
    public Instant coolUntil(Duration coolDown) {
        return latest().leaseUntil().plus(coolDown);
    }

    /** Whether it failed, and going on with it may still promote. */
    @JsonIgnore
    public boolean wouldPromote() {
        return state == RunState.FAILED
                && stage(Stage.PROMOTE)
                        .filter(s -> s.evidence().containsKey(Evidence.ENDPOINT))
                        .isEmpty();
    }

    /** Whether an invocation has taken it at that time or later. */
    public boolean wasWorkedOnSince(Instant time) {
        return !latest().startedAt().isBefore(time);
    }

    /** Whether an event has worked on it before; Lambda's attempts with an event have one request id. */
    boolean hasSeen(String requestId) {
        return attempts.stream().anyMatch(a -> a.requestId().equals(requestId));
    }

    boolean isSameAttempt(RunRecord other) {
        return runId.equals(other.runId)
                && latest().owner().equals(other.latest().owner());
    }

    RunRecord takenUp(Attempt next, boolean byCommand) {
        var more = new ArrayList<>(attempts);
        more.add(next);
        return with(
                RunState.RUNNING,
                confirmed || byCommand,
                byCommand ? next.startedAt() : authorizedAt,
                null,
                more,
                failure,
                null);
    }

    RunRecord renewed(Instant leaseUntil) {
        return withLatest(latest().renewed(leaseUntil));
    }

    RunRecord stageStarted(Stage stage, Instant now) {
        if (stage(stage).isPresent()) {
            return changed(stage, s -> s.begunAgain(now));
        }
        var more = new ArrayList<>(stages);
        more.add(StageRecord.begun(stage.stageName(), now));
        return withStages(more);
    }

    RunRecord changed(Stage stage, UnaryOperator<StageRecord> change) {
        return withStages(stages.stream()
                .map(s -> s.stage().equals(stage.stageName()) ? change.apply(s) : s)
                .toList());
    }

    RunRecord ended(RunState after, Instant now, @Nullable Failure why, @Nullable JsonNode finalAnswer) {
        List<Attempt> closed = withLatest(latest().endedWith(after, now)).attempts;
        return with(after, confirmed, authorizedAt, now, closed, why, finalAnswer);
    }

    /** Whether nobody works on it any more, nor ever will by itself. */
    @JsonIgnore
    public boolean isOver() {
        return state == RunState.SUCCEEDED
                || state == RunState.FAILED
                || state == RunState.GIVEN_UP
                || state == RunState.ABORTED;
    }

    /** The run with somebody's acknowledgement. */
    public RunRecord putAway(Acknowledgement by) {
        return with(state, confirmed, authorizedAt, finishedAt, attempts, stages, failure, answer, judgement, by);
    }

    /** The run with newer evidence. */
    RunRecord judgedBy(Judgement newer) {
        return with(state, confirmed, authorizedAt, finishedAt, attempts, stages, failure, answer, newer, acknowledged);
    }

    private RunRecord withLatest(Attempt attempt) {
        var changed = new ArrayList<>(attempts);
        changed.set(changed.size() - 1, attempt);
        return with(state, confirmed, authorizedAt, finishedAt, changed, failure, answer);
    }

    private RunRecord withStages(List<StageRecord> changed) {
        return with(
                state,
                confirmed,
                authorizedAt,
                finishedAt,
                attempts,
                changed,
                failure,
                answer,
                judgement,
                acknowledged);
    }

    private RunRecord with(
            RunState newState,
            boolean newConfirmed,
            Instant newAuthorizedAt,
            @Nullable Instant newFinishedAt,
            List<Attempt> newAttempts,
            @Nullable Failure newFailure,
            @Nullable JsonNode newAnswer) {
        return with(
                newState,
                newConfirmed,
                newAuthorizedAt,
                newFinishedAt,
                newAttempts,
                stages,
                newFailure,
                newAnswer,
                judgement,
                acknowledged);
    }

    /** The one place that copies: what is not named here never changes. */
    private RunRecord with(
            RunState newState,
            boolean newConfirmed,
            Instant newAuthorizedAt,
            @Nullable Instant newFinishedAt,
            List<Attempt> newAttempts,
            List<StageRecord> newStages,
            @Nullable Failure newFailure,
            @Nullable JsonNode newAnswer,
            @Nullable Judgement newJudgement,
            @Nullable Acknowledgement newAcknowledged) {
        return new RunRecord(
                schemaVersion,
                runId,
                newState,
                trigger,
                replicaId,
                newConfirmed,
                startedAt,
                newAuthorizedAt,
                newFinishedAt,
                newAttempts,
                newStages,
                newFailure,
                newAnswer,
                newJudgement,
                newAcknowledged,
                inherited);
    }
}
