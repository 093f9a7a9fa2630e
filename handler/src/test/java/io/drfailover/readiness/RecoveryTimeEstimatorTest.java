package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.FailoverConfig;
import io.drfailover.TestEnvironment;
import io.drfailover.contract.Stage;
import io.drfailover.ledger.RunState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

class RecoveryTimeEstimatorTest {
    private final Map<String, String> environment = new TreeMap<>(TestEnvironment.complete());
    private final FakeBucket bucket = new FakeBucket();

    private RecoveryTime estimate(Supplier<RecordedFailovers> history) {
        return new RecoveryTimeEstimator(FailoverConfig.from(environment), history).estimate();
    }

    private static StageDurations run(int promote, int build, int install) {
        return new StageDurations(Map.of(
                Stage.PROMOTE, Duration.ofMinutes(promote),
                Stage.INFRASTRUCTURE, Duration.ofMinutes(build),
                Stage.APPLICATIONS, Duration.ofMinutes(install)));
    }

    private static RecordedFailovers measured(StageDurations... runs) {
        return new RecordedFailovers(runs.length, List.of(runs), List.of());
    }

    /** With the state as the ledger writes it. */
    private void record(String id, RunState state, String stages) {
        String word = new JsonMapper().valueToTree(state).toString();
        record(id, "{\"state\":" + word + ",\"stages\":[" + stages + "]}");
    }

    /** A person has ordered it again an hour after its begin: how long its stages took says how long that was. */
    private void resumedByAPerson(String id) {
        record(
                id,
                "{\"state\":" + new JsonMapper().valueToTree(RunState.SUCCEEDED)
                        + ",\"startedAt\":\"2026-11-05T00:00:00Z\",\"authorizedAt\":\"2026-11-05T01:00:00Z\",\"stages\":["
                        + stage("promote", "2026-11-05T00:00:00Z", "2026-11-05T01:09:00Z") + "]}");
    }

    private void record(String id, String json) {
        bucket.put("runs/" + id + ".json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static String stage(String name, String from, String to) {
        return "{\"stage\":\"" + name + "\",\"firstStartedAt\":\"" + from + "\",\"finishedAt\":\"" + to + "\"}";
    }

    @Test
    void estimate_noHistory_saysUsualTimes() {
        RecoveryTime estimate = estimate(() -> new RecordedFailovers(0, List.of(), List.of()));

        // Hold-off 1, infrastructure 18 beside the promotion, applications 3.
        assertThat(estimate.estimate()).contains(Duration.ofMinutes(22));
        assertThat(estimate.words()).contains("about 22 min", "usual times of AWS, because no failover was recorded");
    }

    @Test
    void estimate_history_takesTheMedianOfEachStage() {
        RecoveryTime estimate = estimate(() -> measured(run(8, 14, 2), run(9, 15, 3), run(400, 900, 2)));

        assertThat(estimate.estimate()).contains(Duration.ofMinutes(1 + 15 + 2));
        assertThat(estimate.words()).contains("promotion 9 min beside infrastructure 15 min", "last 3 failovers");
    }

    @Test
    void estimate_sequential_addsUp() {
        environment.put("FAILOVER_ORDER", "sequential");
        environment.put("APPROVAL", "required");

        RecoveryTime estimate = estimate(() -> measured(run(8, 14, 2)));

        assertThat(estimate.estimate()).contains(Duration.ofMinutes(1 + 8 + 14 + 2));
        assertThat(estimate.words()).endsWith("until a person has approved");
    }

    @Test
    void estimate_unreadableHistory_fallsBackAndSaysSo() {
        RecoveryTime estimate = estimate(() -> {
            throw S3Exception.builder().message("denied").build();
        });

        assertThat(estimate.words()).contains("could not be read");
    }

    @Test
    void newest_recordsOfTheLedger_measuresSucceededOnesNewestFirst() {
        record(
                "20261101-000000-a",
                RunState.SUCCEEDED,
                stage("promote", "2026-11-01T00:00:00Z", "2026-11-01T00:07:00Z"));
        record("20261102-000000-b", RunState.FAILED, stage("promote", "2026-11-02T00:00:00Z", "2026-11-02T00:01:00Z"));
        record(
                "20261103-000000-c",
                RunState.SUCCEEDED,
                stage("promote", "2026-11-03T00:00:00Z", "2026-11-03T00:09:00Z"));
        record("20261104-000000-d", RunState.SUCCEEDED, "{\"stage\":\"promote\"}");
        resumedByAPerson("20261105-000000-e");
        bucket.put("runs/current.json", "{".getBytes(StandardCharsets.UTF_8));
        bucket.put("runs/20261103-000000-c/report.json", "{".getBytes(StandardCharsets.UTF_8));

        RecordedFailovers recorded = new RunHistory(bucket, "bucket").newest();

        assertThat(recorded.measured())
                .containsExactly(
                        new StageDurations(Map.of(Stage.PROMOTE, Duration.ofMinutes(9))),
                        new StageDurations(Map.of(Stage.PROMOTE, Duration.ofMinutes(7))));
        assertThat(recorded.uncounted())
                .containsExactly("was interrupted and gone on with", "was not recorded completely");
        assertThat(recorded.source()).isEqualTo("the median of the last 2 failovers whose times count");
    }

    @Test
    void estimate_successThatDoesNotCount_saysWhyItTakesUsualTimes() {
        resumedByAPerson("20261105-000000-e");
        RunHistory history = new RunHistory(bucket, "bucket");

        RecoveryTime once = estimate(history::newest);
        assertThat(once.estimate()).contains(Duration.ofMinutes(22));
        assertThat(once.words())
                .contains("usual times of AWS, because the recorded failover was interrupted and gone on with, and");

        resumedByAPerson("20261106-000000-f");
        assertThat(estimate(history::newest).words())
                .contains("because the times of the 2 recorded failovers do not count: the last one was interrupted");
    }

    @Test
    void estimate_onlyAFailedRun_doesNotSayThatNoneWasRecorded() {
        record("20261102-000000-b", RunState.FAILED, stage("promote", "2026-11-02T00:00:00Z", "2026-11-02T00:01:00Z"));

        assertThat(estimate(new RunHistory(bucket, "bucket")::newest).words())
                .contains("usual times of AWS, because no recorded failover has succeeded");
    }
}
