package io.drfailover.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.MovingClock;
import io.drfailover.contract.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunJournalTest {
    private final MovingClock clock = new MovingClock();
    private final InMemoryRunLedger ledger = new InMemoryRunLedger();

    private RunJournal open(String id) {
        return RunJournal.open(ledger, clock, id, "alarm", false);
    }

    private RunRecord stored() {
        return ledger.current().orElseThrow().run();
    }

    @Test
    void open_emptyLedger_beginsARun() {
        open("one");

        assertThat(stored().runId()).isEqualTo("one");
        assertThat(stored().epoch()).isEqualTo(1);
        assertThat(stored().state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void open_afterAFailedAttempt_takesUpTheSameRunWithWhatItKnows() {
        RunJournal first = open("one");
        first.started(Stage.PROMOTE);
        first.evidence(Stage.PROMOTE, "requestedAt", "2026-11-23T03:00:00Z");
        first.failed(Stage.PROMOTE, "time ran out");
        first.abandoned();

        RunJournal second = open("two");
        second.started(Stage.PROMOTE);

        assertThat(stored().runId()).isEqualTo("one");
        assertThat(stored().epoch()).isEqualTo(2);
        assertThat(stored().stage("promote").orElseThrow().attempts()).isEqualTo(2);
        assertThat(stored().stage("promote").orElseThrow().evidence()).containsKey("requestedAt");
    }

    @Test
    void open_afterASuccess_beginsANewRun() {
        open("one").completed(new JsonMapper().createObjectNode());

        open("two");

        assertThat(stored().runId()).isEqualTo("two");
    }

    @Test
    void write_afterAnotherInvocationTookTheRun_isRefused() {
        RunJournal first = open("one");
        open("two");

        assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> first.started(Stage.BUNDLE));
    }

    @Test
    void stages_areRecordedInTheOrderOfTheirStartWithTimes() {
        RunJournal journal = open("one");
        journal.started(Stage.PROMOTE);
        clock.advance(Duration.ofSeconds(3));
        journal.started(Stage.INFRASTRUCTURE);
        clock.advance(Duration.ofSeconds(4));
        journal.succeeded(Stage.PROMOTE);

        assertThat(stored().stages()).extracting(StageRecord::stage).containsExactly("promote", "infrastructure");
        StageRecord promote = stored().stage("promote").orElseThrow();
        assertThat(promote.startedAt()).isEqualTo(MovingClock.START);
        assertThat(promote.finishedAt()).isEqualTo(MovingClock.START.plusSeconds(7));
    }
}
