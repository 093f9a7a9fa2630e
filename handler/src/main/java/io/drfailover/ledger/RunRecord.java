package io.drfailover.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One failover, as the ledger keeps it.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}; a record of another version is refused
 * @param runId unique, sorts by time
 * @param epoch counts the invocations that worked on the run, 1 or more
 * @param state where the run is
 * @param trigger what began it, in words
 * @param replicaId the replica that the run is about
 * @param confirmed whether a person named the replica
 * @param busyUntil until when the invocation that works on it may work, null when none does
 * @param startedAt begin of the run
 * @param finishedAt end, null while it runs
 * @param stages in the order in which they started
 * @param answer what the function answered, null until the run has succeeded
 */
public record RunRecord(
        int schemaVersion,
        String runId,
        int epoch,
        RunState state,
        String trigger,
        String replicaId,
        boolean confirmed,
        @Nullable Instant busyUntil,
        Instant startedAt,
        @Nullable Instant finishedAt,
        List<StageRecord> stages,
        @Nullable JsonNode answer) {
    public static final int SCHEMA_VERSION = 1;

    public RunRecord {
        stages = List.copyOf(stages);
        // Jackson reads null as a node; records are compared, so both must be the same.
        answer = answer == null || answer.isNull() ? null : answer;
    }

    /** A run that has just begun. */
    public static RunRecord begin(
            String runId, String trigger, String replicaId, boolean confirmed, Instant now, Instant busyUntil) {
        return new RunRecord(
                SCHEMA_VERSION,
                runId,
                1,
                RunState.RUNNING,
                trigger,
                replicaId,
                confirmed,
                busyUntil,
                now,
                null,
                List.of(),
                null);
    }

    /** The same run, taken up by another invocation. */
    public RunRecord resumed(boolean alsoConfirmed, Instant newBusyUntil) {
        return new RunRecord(
                schemaVersion,
                runId,
                epoch + 1,
                RunState.RUNNING,
                trigger,
                replicaId,
                confirmed || alsoConfirmed,
                newBusyUntil,
                startedAt,
                null,
                stages,
                null);
    }

    /** Whether an invocation may still be working on it. */
    boolean isBusy(Instant now) {
        return state == RunState.RUNNING && busyUntil != null && now.isBefore(busyUntil);
    }

    public Optional<StageRecord> stage(String name) {
        return stages.stream().filter(s -> s.stage().equals(name)).findFirst();
    }

    RunRecord stageStarted(String name, Instant now) {
        var earlier = stage(name);
        var record = new StageRecord(
                name,
                RunState.RUNNING,
                earlier.map(StageRecord::attempts).orElse(0) + 1,
                now,
                null,
                earlier.map(StageRecord::evidence).orElse(Map.of()),
                null);
        if (earlier.isPresent()) {
            return changed(name, s -> record);
        }
        var more = new ArrayList<>(stages);
        more.add(record);
        return withStages(more);
    }

    RunRecord changed(String name, UnaryOperator<StageRecord> change) {
        return withStages(stages.stream()
                .map(s -> s.stage().equals(name) ? change.apply(s) : s)
                .toList());
    }

    RunRecord ended(RunState end, Instant now, @Nullable JsonNode finalAnswer) {
        return new RunRecord(
                schemaVersion,
                runId,
                epoch,
                end,
                trigger,
                replicaId,
                confirmed,
                null,
                startedAt,
                now,
                stages,
                finalAnswer);
    }

    private RunRecord withStages(List<StageRecord> changed) {
        return new RunRecord(
                schemaVersion,
                runId,
                epoch,
                state,
                trigger,
                replicaId,
                confirmed,
                busyUntil,
                startedAt,
                finishedAt,
                changed,
                answer);
    }
}
