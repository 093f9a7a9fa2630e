package io.drfailover;

import static io.drfailover.ControlDeskTest.ABORT;
import static io.drfailover.ControlDeskTest.REPLICA;
import static io.drfailover.ControlDeskTest.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.Stage;
import io.drfailover.ledger.Evidence;
import io.drfailover.ledger.Failure;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.Runs;
import org.junit.jupiter.api.Test;

/** The kill switch: what it stops, and what becomes of it when it is taken away. */
class HoldTest {
    private static final String HOLD = "{\"action\":\"hold\",\"reason\":\"migration\",\"by\":\"ana\"}";
    private static final String RELEASE = "{\"action\":\"release\",\"by\":\"ana\"}";

    private final InvocationSetup setup = new InvocationSetup();

    private RunJournal underWay() {
        return new Runs(setup.clock, setup.ledger).take(Runs.alarm(REPLICA), "another");
    }

    @Test
    void hold_thenRelease_stopsAndAllowsAndTellsEverybody() {
        setup.answer(HOLD);
        assertThat(setup.message(setup.answer(STATUS))).contains("by ana (migration)");
        assertThat(setup.answer("{\"action\":\"failover\",\"confirm\":\"" + REPLICA + "\"}")
                        .path("statusCode")
                        .asInt())
                .isEqualTo(409);

        setup.answer(RELEASE);

        assertThat(setup.message(setup.answer(RELEASE))).isEqualTo("nothing is held");
        assertThat(setup.platform.notices).hasSize(2);
        assertThat(setup.ledger.writes).isZero();
    }

    /** Somebody has written it by hand, as the runbook says, and mistyped. */
    @Test
    void hold_whereNobodyCanReadTheOneBefore_isSetAllTheSame() {
        setup.platform.controls.unreadable = true;

        assertThat(setup.answer(HOLD).path("statusCode").asInt()).isEqualTo(200);

        assertThat(setup.message(setup.answer(STATUS))).contains("by ana (migration)");
    }

    @Test
    void hold_whileHeld_namesTheOneItReplaces() {
        setup.answer(HOLD);

        String answer = setup.message(setup.answer("{\"action\":\"hold\",\"reason\":\"audit\",\"by\":\"bob\"}"));

        assertThat(answer).contains("by bob (audit); it replaces another: they were held", "by ana (migration)");
        assertThat(setup.platform.notices).last().satisfies(n -> assertThat(n.text())
                .contains("By bob: audit.", "by ana (migration); one release ends both"));
    }

    @Test
    void hold_overAParkedRun_isNotTakenUpUntilItIsReleased() {
        underWay().park();
        setup.answer(HOLD);
        setup.clock.advance(java.time.Duration.ofMinutes(2));
        int writes = setup.ledger.writes;

        assertThat(setup.answer("{\"action\":\"resume\"}").path("statusCode").asInt())
                .isEqualTo(409);
        assertThat(setup.ledger.writes).isEqualTo(writes);

        assertThat(setup.message(setup.answer(RELEASE)))
                .endsWith("; the run " + setup.ledger.run().runId() + " goes on within a minute");
        assertThat(setup.platform.notices).last().satisfies(n -> assertThat(n.text())
                .contains("goes on within a minute", "\"action\": \"abort\""));
        assertThatExceptionOfType(InvocationSetup.StepsOpened.class)
                .isThrownBy(() -> setup.answer("{\"action\":\"resume\"}"));
    }

    /** Lambda's repetition may have come under the hold, and will not come again. */
    @Test
    void release_runThatHasFailed_promisesNothing() {
        underWay().failed(new Failure("bundle", "missing", setup.clock.instant()));
        setup.answer(HOLD);

        assertThat(setup.message(setup.answer(RELEASE)))
                .endsWith("; the run " + setup.ledger.run().runId()
                        + " goes on when a person orders it, or another alarm proves itself");
        assertThat(setup.platform.notices).last().satisfies(n -> assertThat(n.text())
                .contains("when a person orders it", "\"action\": \"failover\""));
    }

    /** Any alarm goes on with it: what the evidence is for has happened. */
    @Test
    void release_runThatFailedAfterItsPromotion_saysWhatGoesOnWithIt() {
        RunJournal journal = underWay();
        journal.started(Stage.PROMOTE);
        journal.evidence(Stage.PROMOTE, Evidence.ENDPOINT, "db:5432");
        journal.failed(new Failure("infrastructure", "quota", setup.clock.instant()));
        setup.answer(HOLD);

        assertThat(setup.message(setup.answer(RELEASE)))
                .endsWith(" goes on when a person orders it, or another alarm comes");
    }

    @Test
    void release_runThatWasAborted_waitsForAPersonAlone() {
        underWay();
        setup.answer(HOLD);
        setup.answer(ABORT);

        assertThat(setup.message(setup.answer(RELEASE))).endsWith(" goes on only when a person orders it");
    }

    @Test
    void release_runThatWasPutAwayJustNow_saysFromWhenAlarmsAreHeard() {
        underWay().completed(new JsonMapper().createObjectNode());
        setup.answer(HOLD);
        setup.answer(
                "{\"action\":\"acknowledge\",\"run\":\"" + setup.ledger.run().runId() + "\",\"by\":\"ana\"}");

        assertThat(setup.message(setup.answer(RELEASE)))
                .matches(".*no run waits to go on; a command begins one now, an alarm not before 2026-11-23T04.*Z");
    }

    @Test
    void release_runWhoseTimeIsOver_saysThatItWillBeGivenUp() {
        underWay().park();
        setup.answer(HOLD);
        setup.clock.advance(java.time.Duration.ofHours(2));

        assertThat(setup.message(setup.answer(RELEASE)))
                .contains("is given up within a minute, unless a person orders it first", "RUN_TIME_LIMIT");
    }

    @Test
    void release_answerOfTheStoreIsLost_isToldAllTheSame() {
        setup.answer(HOLD);
        setup.platform.controls.answerLost = true;

        assertThat(setup.answer(RELEASE).path("statusCode").asInt()).isEqualTo(200);

        assertThat(setup.platform.notices).hasSize(2);
    }

    @Test
    void release_proposalThatMayApproveItself_isNamed() {
        setup.environment.put("APPROVAL", "required");
        setup.environment.put("AUTO_APPROVE_AFTER", "PT10M");
        setup.answer(setup.ringing());
        setup.answer(HOLD);

        assertThat(setup.message(setup.answer(RELEASE))).endsWith("may approve itself, if the evidence persists");
    }

    @Test
    void release_noRun_saysThatNoneWaits() {
        setup.answer(HOLD);

        assertThat(setup.message(setup.answer(RELEASE))).endsWith("; no run waits to go on");
    }
}
