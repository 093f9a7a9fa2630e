package io.drfailover.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.MovingClock;
import io.drfailover.contract.Stage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunJournalTest {
    private static final Duration INVOCATION = Duration.ofMinutes(15);

    private final MovingClock clock = new MovingClock();
    private final InMemoryRunLedger ledger = new InMemoryRunLedger();

    private RunJournal open(String id) {
        return open(id, "replica", false);
    }

    private RunJournal open(String id, String replica, boolean confirmed) {
        Instant busyUntil = clock.instant().plus(INVOCATION);
        return RunJournal.open(
                ledger, clock, RunRecord.begin(id, "alarm", replica, confirmed, clock.instant(), busyUntil));
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
    void open_whileAnotherInvocationWorks_isRefusedAndChangesNothing() {
        RunJournal first = open("one");

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> open("two"))
                .withMessageContaining("another invocation works on the run one");
        first.started(Stage.BUNDLE);
        assertThat(stored().epoch()).isEqualTo(1);
    }

    @Test
    void open_afterTheOtherInvocationMustHaveEnded_takesTheRunUpAndFencesIt() {
        RunJournal first = open("one");
        clock.advance(INVOCATION);

        open("two");

        assertThat(stored().runId()).isEqualTo("one");
        assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> first.started(Stage.BUNDLE));
    }

    @Test
    void open_failedLongAgo_beginsANewRunWithoutItsAuthority() {
        open("one", "replica", true).abandoned();
        clock.advance(RunJournal.RESUMABLE);

        open("two");

        assertThat(stored().runId()).isEqualTo("two");
        assertThat(stored().confirmed()).isFalse();
    }

    @Test
    void open_failedForAnotherReplica_beginsANewRun() {
        open("one", "other", true).abandoned();

        open("two");

        assertThat(stored().runId()).isEqualTo("two");
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
