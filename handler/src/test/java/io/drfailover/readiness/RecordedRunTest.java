package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.MovingClock;
import io.drfailover.contract.Stage;
import io.drfailover.ledger.Acknowledgement;
import io.drfailover.ledger.Evidence;
import io.drfailover.ledger.Failure;
import io.drfailover.ledger.InMemoryRunLedger;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.RunLedger;
import io.drfailover.ledger.RunRecord;
import io.drfailover.ledger.Runs;
import io.drfailover.ledger.S3RunLedger;
import io.drfailover.ledger.Wish;
import io.drfailover.terraform.PlanSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Which runs say how long the next one takes; of records that the ledger itself has written. */
class RecordedRunTest {
    private static final String EVERYTHING = new PlanSummary(52, 0, 0, 0).toString();
    private static final String NOTHING = new PlanSummary(0, 0, 0, 0).toString();

    private final MovingClock clock = new MovingClock();
    private final InMemoryRunLedger ledger = new InMemoryRunLedger();
    private final Runs runs = new Runs(clock, ledger);

    private void request(RunJournal journal) {
        String now = clock.instant().toString();
        journal.started(Stage.PROMOTE);
        journal.evidence(Stage.PROMOTE, Map.of(Evidence.FIRST_REQUESTED_AT, now, Evidence.REQUESTED_AT, now));
    }

    private static void prove(RunJournal journal) {
        journal.evidence(Stage.PROMOTE, Evidence.ENDPOINT, "host:5432");
        journal.succeeded(Stage.PROMOTE);
    }

    private static void plan(RunJournal journal, String plan) {
        journal.started(Stage.INFRASTRUCTURE);
        journal.evidence(Stage.INFRASTRUCTURE, "plan of the infrastructure", plan);
    }

    private void finish(RunJournal journal) {
        clock.advance(Duration.ofMinutes(9));
        prove(journal);
        journal.succeeded(Stage.INFRASTRUCTURE);
        journal.completed(new JsonMapper().createObjectNode());
    }

    private RecordedFailovers recorded() {
        var bucket = new FakeBucket();
        new S3RunLedger(new Writing(bucket), "bucket").publish(ledger.run());
        return new RunHistory(bucket, "bucket").newest();
    }

    private void assertUncounted(String why) {
        assertThat(recorded().measured()).isEmpty();
        assertThat(recorded().uncounted()).containsExactly(why);
        assertThat(recorded().source())
                .isEqualTo("usual times of AWS, because the recorded failover " + why + ", and its times do not count");
    }

    @Test
    void objection_inOneGo_none() {
        RunJournal journal = runs.take(Runs.ALARM, "alarm");
        request(journal);
        plan(journal, EVERYTHING);
        finish(journal);

        assertThat(recorded().measured())
                .containsExactly(new StageDurations(Map.of(
                        Stage.PROMOTE, Duration.ofMinutes(9),
                        Stage.INFRASTRUCTURE, Duration.ofMinutes(9))));
        assertThat(recorded().source()).isEqualTo("the median of the last failover");
    }

    @Test
    void objection_parkedAndContinuedWithNothingLeftToMake_none() {
        RunJournal first = runs.take(Runs.ALARM, "alarm");
        request(first);
        plan(first, EVERYTHING);
        first.parked(Stage.INFRASTRUCTURE);
        first.park();
        RunRecord parked = ledger.run();
        RunJournal next = runs.take(new Wish.Continue(parked.runId(), parked.epoch()), "next");
        next.started(Stage.PROMOTE);
        plan(next, NOTHING);
        finish(next);

        assertThat(recorded().measured()).hasSize(1);
    }

    @Test
    void objection_abortedAndGoneOnWith_wasInterrupted() {
        request(runs.take(Runs.ALARM, "alarm"));
        runs.abort();
        RunJournal again = runs.take(Runs.COMMAND, "command");
        plan(again, EVERYTHING);
        finish(again);

        assertUncounted("was interrupted and gone on with");
    }

    @Test
    void objection_failedAndRepeatedByLambda_wasInterrupted() {
        RunJournal first = runs.take(Runs.ALARM, "alarm");
        request(first);
        first.failed(new Failure(Stage.INFRASTRUCTURE.stageName(), "a quota", clock.instant()));
        RunJournal again = runs.take(Runs.ALARM, "alarm");
        plan(again, EVERYTHING);
        finish(again);

        assertUncounted("was interrupted and gone on with");
    }

    @Test
    void objection_diedAndTakenUp_wasInterrupted() {
        request(runs.take(Runs.ALARM, "alarm"));
        clock.advance(Duration.ofMinutes(16));
        RunJournal again = runs.take(Runs.ALARM, "another alarm");
        plan(again, EVERYTHING);
        finish(again);

        assertUncounted("was interrupted and gone on with");
    }

    @Test
    void objection_afterARunThatWasPutAway_foundItPromoted() {
        RunJournal aborted = runs.take(Runs.ALARM, "alarm");
        request(aborted);
        prove(aborted);
        runs.abort();
        RunLedger.Entry entry = ledger.current().orElseThrow();
        ledger.write(Optional.of(entry), entry.run().putAway(new Acknowledgement("ana", clock.instant())));
        RunJournal another = runs.take(Runs.COMMAND, "command");
        another.started(Stage.PROMOTE);
        plan(another, "0 to create, 1 to change, 0 to destroy");
        finish(another);

        assertUncounted("found its database promoted already");
    }

    @Test
    void objection_nothingToMakeFromTheBegin_foundItBuilt() {
        RunJournal journal = runs.take(Runs.ALARM, "alarm");
        request(journal);
        plan(journal, NOTHING);
        finish(journal);

        assertUncounted("found its infrastructure built already");
    }

    @Test
    void objection_oneOfTwoPlansChangesSomething_none() {
        RunJournal journal = runs.take(Runs.ALARM, "alarm");
        request(journal);
        plan(journal, NOTHING);
        journal.evidence(Stage.INFRASTRUCTURE, "plan of the foundation", EVERYTHING);
        finish(journal);

        assertThat(recorded().measured()).hasSize(1);
    }

    /** What the ledger keeps for people goes into a bucket that can otherwise only be read. */
    private record Writing(FakeBucket bucket) implements S3Client {
        @Override
        public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
            try (var content = body.contentStreamProvider().newStream()) {
                bucket.put(request.key(), content.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return PutObjectResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {}
    }
}
