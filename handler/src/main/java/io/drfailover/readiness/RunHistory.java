package io.drfailover.readiness;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.BucketLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Earlier runs, as the ledger keeps them for people: {@code runs/<id>.json}. */
final class RunHistory {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SUFFIX = ".json";
    /** Enough for a median; runs between them that do not count are skipped, but not for ever. */
    private static final int MOST = 5;

    private static final int MOST_READ = 15;

    private final S3Client s3;
    private final String bucket;

    RunHistory(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * The newest runs.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException if S3 does not answer
     */
    RecordedFailovers newest() {
        List<StageDurations> measured = new ArrayList<>();
        List<String> uncounted = new ArrayList<>();
        List<String> keys = newestKeys();
        for (String key : keys) {
            if (measured.size() == MOST) {
                break;
            }
            byte[] record = s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray();
            read(record).filter(RecordedRun::hasSucceeded).ifPresent(run -> {
                Optional<StageDurations> durations = run.durations();
                Optional<String> objection =
                        durations.isEmpty() ? Optional.of("was not recorded completely") : run.objection();
                objection.ifPresentOrElse(uncounted::add, () -> durations.ifPresent(measured::add));
            });
        }
        return new RecordedFailovers(keys.size(), measured, uncounted);
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

    private static Optional<RecordedRun> read(byte[] record) {
        try {
            return Optional.of(new RecordedRun(JSON.readTree(record)));
        } catch (IOException e) {
            // Half a record; an estimate can do without it.
            return Optional.empty();
        }
    }
}
