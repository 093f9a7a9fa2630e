package io.drfailover.readiness;

import static io.drfailover.readiness.Looks.assertFinding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.MovingClock;
import io.drfailover.contract.BucketLayout;
import io.drfailover.contract.Stage;
import io.drfailover.ledger.Acknowledgement;
import io.drfailover.ledger.Failure;
import io.drfailover.ledger.InMemoryRunLedger;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.RunLedger;
import io.drfailover.ledger.Runs;
import io.drfailover.ledger.S3RunLedger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunCheckTest {
    private static final String ENDED =
            "look: ./dr status; then go on with it: ./dr failover; or put it away: ./dr acknowledge";

    private final MovingClock clock = new MovingClock();
    private final InMemoryRunLedger ledger = new InMemoryRunLedger();

    private Finding look() {
        return Looks.look(new RunCheck(new NewestRun(ledger), clock));
    }

    private RunJournal begin() {
        return new Runs(clock, ledger).take(Runs.ALARM, "request");
    }

    private void assertBlocked(String seen, String remedy) {
        int writes = ledger.writes;
        Finding finding = look();
        assertFinding(finding, Outcome.BLOCKING, seen);
        assertThat(finding.remedy()).contains(remedy);
        assertThat(ledger.writes).isEqualTo(writes);
    }

    @Test
    void look_noRun_isOk() {
        assertFinding(look(), Outcome.OK, "no run yet");
    }

    @Test
    void look_runUnderWay_blocks() {
        begin();

        assertBlocked("is under way", "./dr status");
    }

    @Test
    void look_leaseLost_saysThatItIsTakenUp() {
        begin();
        clock.advance(Duration.ofHours(1));

        assertBlocked("waits to be gone on with", "./dr abort");
    }

    @Test
    void look_failed_saysWhyAndHowToGoOn() {
        begin().failed(new Failure(Stage.PROMOTE.stageName(), "promote: refused", clock.instant()));

        assertBlocked("promote: refused", ENDED);
    }

    @Test
    void look_givenUp_namesTheRunAndWhatToDoInOrder() {
        RunJournal journal = begin();
        journal.givenUp(new Failure(Stage.PROMOTE.stageName(), "too long", clock.instant()));

        assertBlocked("the run " + journal.run().runId() + " was stopped: too long", ENDED);
    }

    @Test
    void look_aborted_isStopped() {
        begin();
        new Runs(clock, ledger).abort();

        assertBlocked("was stopped: aborted by ana", ENDED);
    }

    @Test
    void look_succeeded_blocksUntilItIsAcknowledged() {
        begin().completed(new JsonMapper().createObjectNode());
        assertBlocked(
                "not acknowledged",
                "when the next failover shall be possible again (with a new replica): ./dr acknowledge");

        RunLedger.Entry entry = ledger.current().orElseThrow();
        ledger.write(Optional.of(entry), entry.run().putAway(new Acknowledgement("ana", clock.instant())));

        assertFinding(look(), Outcome.OK, "acknowledged by ana");
    }

    @Test
    void look_unreadable_blocks() {
        var ofAnotherRelease = new FakeS3(Map.of(BucketLayout.CURRENT_RUN, "{\"schemaVersion\": 9}"));

        Finding finding =
                Looks.look(new RunCheck(new NewestRun(new S3RunLedger(ofAnotherRelease, "konecta-dr")), clock));

        assertFinding(finding, Outcome.BLOCKING, "schema version 9");
    }
}
