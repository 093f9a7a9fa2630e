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
 * @param startedAt begin of the latest attempt
 * @param finishedAt end of the latest attempt, null while it runs
 * @param evidence what proves it, for people and for a later attempt; never a secret
 * @param error why the latest attempt failed, or null
 */
public record StageRecord(
        String stage,
        RunState state,
        int attempts,
        Instant startedAt,
        @Nullable Instant finishedAt,
        Map<String, String> evidence,
        @Nullable String error) {
    public StageRecord {
        evidence = Map.copyOf(evidence);
    }

    StageRecord with(String key, String value) {
        var more = new TreeMap<>(evidence);
        more.put(key, value);
        return new StageRecord(stage, state, attempts, startedAt, finishedAt, more, error);
    }

    StageRecord ended(RunState end, Instant at, @Nullable String why) {
        return new StageRecord(stage, end, attempts, startedAt, at, evidence, why);
    }
}
