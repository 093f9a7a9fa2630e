package io.drfailover.ledger;

import static io.drfailover.ledger.Runs.ALARM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.MovingClock;
import io.drfailover.contract.Stage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class S3RunLedgerTest {
    private final MovingClock clock = new MovingClock();
    private final ConditionalS3 s3 = new ConditionalS3();
    private final RunLedger ledger = new S3RunLedger(s3, "bucket");
    private final Runs runs = new Runs(clock, ledger);

    @Test
    void write_thenCurrent_keepsEverything() {
        RunJournal journal = runs.take(ALARM, "a");
        journal.started(Stage.PROMOTE);
        journal.evidence(Stage.PROMOTE, "endpoint", "db:5432");
        journal.failed(new Failure("promote", "why", clock.instant()));

        assertThat(ledger.current().orElseThrow().run()).isEqualTo(journal.run());
    }

    @Test
    void write_twoBeginners_oneWins() {
        var nothing = ledger.current();
        RunRecord one = ((Claim.Work) runs.claim(ALARM, "a")).run();
        RunRecord two = ((Claim.Work) runs.claim(ALARM, "b")).run();
        ledger.write(nothing, one);

        assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> ledger.write(nothing, two));
        assertThat(ledger.current().orElseThrow().run()).isEqualTo(one);
    }

    @Test
    void write_whoseAnswerWasLost_isRecognisedByItsOwner() {
        RunJournal journal = runs.take(ALARM, "a");
        s3.loseNextAnswer = true;
        assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> journal.started(Stage.BUNDLE));

        journal.started(Stage.PROMOTE);

        assertThat(ledger.current().orElseThrow().run().stage(Stage.PROMOTE)).isPresent();
    }

    /** How the runbook stops a function that does not answer. */
    @Test
    void write_recordWasTakenAway_isLostAndNoErrorOfTheLedger() {
        RunJournal journal = runs.take(ALARM, "a");
        s3.takeAway("runs/current.json");

        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> journal.started(Stage.BUNDLE));
    }

    @Test
    void write_sameEventDeliveredTwice_isNotTakenForALostAnswer() {
        var nothing = ledger.current();
        RunRecord one = ((Claim.Work) runs.claim(ALARM, "same")).run();
        RunRecord two = ((Claim.Work) runs.claim(ALARM, "same")).run();
        ledger.write(nothing, one);

        assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> ledger.write(nothing, two));
    }

    @Test
    void current_recordOfAnotherSchema_isRefusedWithWhatToDo() {
        s3.put("runs/current.json", "{\"schemaVersion\": 1}".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(ledger::current)
                .withMessageContainingAll("schema version 1, known is 3", "move the object away");
    }

    @Test
    void current_notARecord_isRefused() {
        s3.put("runs/current.json", "no JSON".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(ledger::current)
                .withMessageContainingAll("runs/current.json is not readable", "earlier versions");
    }
}
