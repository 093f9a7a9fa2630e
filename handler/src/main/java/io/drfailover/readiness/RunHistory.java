package io.drfailover.readiness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.BucketLayout;
import io.drfailover.contract.Stage;
import io.drfailover.ledger.RunState;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Earlier runs, as the ledger keeps them for people: {@code runs/<id>.json}. Only what every version of the record has is
 * read, so that an update of the function forgets nothing.
 */
final class RunHistory {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SUFFIX = ".json";
    /** Enough for a median; failed runs between them are skipped, but not for ever. */
    private static final int MOST = 5;

    private static final int MOST_READ = 15;

    private final S3Client s3;
    private final String bucket;

    RunHistory(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * The newest successful runs.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException if S3 does not answer
     */
    List<StageDurations> newestSuccesses() {
        List<StageDurations> found = new ArrayList<>();
        for (String key : newestKeys()) {
            if (found.size() == MOST) {
                break;
            }
            byte[] record = s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray();
            durations(record).ifPresent(found::add);
        }
        return found;
    }

    /** Names of runs sort by time; {@code runs/<id>/} holds what was kept beside them. */
    private List<String> newestKeys() {
        Stream<String> keys = s3
                .listObjectsV2Paginator(
                        r -> r.bucket(bucket).prefix(BucketLayout.RUNS_PREFIX).delimiter("/"))
                .contents()
                .stream()
                .map(S3Object::key);
        return keys.filter(key -> key.endsWith(SUFFIX) && !key.equals(BucketLayout.CURRENT_RUN))
                .sorted(Comparator.reverseOrder())
                .limit(MOST_READ)
                .toList();
    }

    /** Its stages took as long as the person did, too. */
    private static boolean wasResumedByAPerson(JsonNode run) {
        return run.has("authorizedAt") && !run.path("authorizedAt").equals(run.path("startedAt"));
    }

    private static Optional<StageDurations> durations(byte[] record) {
        try {
            JsonNode run = JSON.readTree(record);
            if (JSON.treeToValue(run.path("state"), RunState.class) != RunState.SUCCEEDED) {
                return Optional.empty();
            }
            if (wasResumedByAPerson(run)) {
                return Optional.empty();
            }
            Map<Stage, Duration> byStage = new EnumMap<>(Stage.class);
            for (JsonNode stage : run.path("stages")) {
                for (Stage known : Stage.values()) {
                    if (known.stageName().equals(stage.path("stage").asText(""))) {
                        byStage.put(
                                known,
                                Duration.between(
                                        Instant.parse(
                                                stage.path("firstStartedAt").asText("")),
                                        Instant.parse(stage.path("finishedAt").asText(""))));
                    }
                }
            }
            return Optional.of(new StageDurations(byStage));
        } catch (IOException | DateTimeException e) {
            // A record of another time, or half a one; an estimate can do without it.
            return Optional.empty();
        }
    }
}
