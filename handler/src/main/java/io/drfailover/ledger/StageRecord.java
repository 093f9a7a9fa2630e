package io.drfailover.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a run.
 *
 * @param stage the stage's name
 * @param state where it is
 * @param attempts how often it was begun, 1 or more
 * @param firstStartedAt begin of the first attempt
 * @param startedAt begin of the latest attempt
 * @param finishedAt end of the latest attempt, null while it runs
 * @param evidence what proves it, for people and for a later attempt; never a secret
 * @param error why the latest attempt failed, or null
 */
public record StageRecord(
        String stage,
        RunState state,
        int attempts,
        Instant firstStartedAt,
        Instant startedAt,
        @Nullable Instant finishedAt,
        Map<String, String> evidence,
        @Nullable String error) {
    public StageRecord {
        evidence = Map.copyOf(evidence);
    }

    static StageRecord begun(String stage, Instant now) {
        return new StageRecord(stage, RunState.RUNNING, 1, now, now, null, Map.of(), null);
    }

    StageRecord begunAgain(Instant now) {
        return new StageRecord(stage, RunState.RUNNING, attempts + 1, firstStartedAt, now, null, evidence, null);
    }

    StageRecord with(Map<String, String> added) {
        var more = new TreeMap<>(evidence);
        more.putAll(added);
        return new StageRecord(stage, state, attempts, firstStartedAt, startedAt, finishedAt, more, error);
    }

    StageRecord ended(RunState end, Instant at, @Nullable String why) {
        return new StageRecord(stage, end, attempts, firstStartedAt, startedAt, at, evidence, why);
    }
}
