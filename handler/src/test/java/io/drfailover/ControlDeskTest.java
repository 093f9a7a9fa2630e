package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.Stage;
import io.drfailover.event.EventException;
import io.drfailover.ledger.Evidence;
import io.drfailover.ledger.Failure;
import io.drfailover.ledger.LeaseLostException;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.RunState;
import io.drfailover.ledger.Runs;
import org.junit.jupiter.api.Test;

class ControlDeskTest {
    private static final String REPLICA = "konecta-erp-dev-replica";
    private static final String STATUS = "{\"action\":\"status\"}";
    private static final String HOLD = "{\"action\":\"hold\",\"reason\":\"migration\",\"by\":\"ana\"}";
    private static final String RELEASE = "{\"action\":\"release\",\"by\":\"ana\"}";
    private static final String ABORT =
            "{\"action\":\"abort\",\"confirm\":\"" + REPLICA + "\",\"reason\":\"false alarm\",\"by\":\"ana\"}";

    private final InvocationSetup setup = new InvocationSetup();

    private RunJournal underWay() {
        return new Runs(setup.clock, setup.ledger).take(Runs.alarm(REPLICA), "another");
    }

    private JsonNode acknowledge(String run) {
        return setup.answer("{\"action\":\"acknowledge\",\"run\":\"" + run + "\",\"by\":\"ana\"}");
    }

    @Test
    void status_whateverStands_changesNothingAndSaysWhatToDo() {
        assertThat(setup.message(setup.answer(STATUS))).startsWith("no run is under way");
        RunJournal journal = underWay();
        journal.started(Stage.PROMOTE);
        int writes = setup.ledger.writes;

        JsonNode body = setup.answer(STATUS).path("body");

        assertThat(body.path("message").asText()).isEqualTo("a failover is under way");
        assertThat(body.path("run").path("state").asText()).isEqualTo("running");
        assertThat(body.path("run").path("worked_on").asBoolean()).isTrue();
        assertThat(body.path("run").path("stages").path(0).path("stage").asText())
                .isEqualTo("promote");
        assertThat(body.path("hold").path("held").asBoolean(true)).isFalse();
        assertThat(setup.ledger.writes).isEqualTo(writes);
        assertThat(setup.platform.controls.writes + setup.opened).isZero();
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
        acknowledge(setup.ledger.run().runId());

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

    @Test
    void abort_runUnderWay_fencesWhoeverWorksOnIt() {
        RunJournal worker = underWay();

        JsonNode answer = setup.answer(ABORT);

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(setup.ledger.run().state()).isEqualTo(RunState.ABORTED);
        assertThat(setup.ledger.run().failure().message()).isEqualTo("aborted by ana: false alarm");
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(worker::fence);
        assertThat(setup.platform.notices).singleElement().satisfies(n -> assertThat(n.text())
                .contains("cannot be called back", "acknowledge"));
    }

    /** Whoever ordered the first may have got no answer, and nobody a message. */
    @Test
    void abort_again_tellsAgainAndWritesNothing() {
        underWay();
        setup.answer(ABORT);
        int writes = setup.ledger.writes;

        assertThat(setup.message(setup.answer(ABORT))).endsWith("was aborted already");

        assertThat(setup.ledger.writes).isEqualTo(writes);
        assertThat(setup.platform.notices).hasSize(2);
    }

    @Test
    void abort_thenAnAlarm_waitsForAPersonAndACommandGoesOn() {
        underWay();
        setup.answer(ABORT);
        assertThat(setup.answer(setup.ringing()).path("statusCode").asInt()).isEqualTo(409);
        assertThat(setup.answer("{\"action\":\"resume\"}").path("statusCode").asInt())
                .isEqualTo(200);
        assertThat(setup.opened).isZero();

        assertThatExceptionOfType(InvocationSetup.StepsOpened.class)
                .isThrownBy(() -> setup.answer("{\"action\":\"failover\",\"confirm\":\"" + REPLICA + "\"}"));
        assertThat(setup.ledger.run().epoch()).isEqualTo(3);
    }

    @Test
    void abort_withoutTheReplicasName_isRefused() {
        underWay();

        assertThatExceptionOfType(EventException.class)
                .isThrownBy(() -> setup.answer(ABORT.replace(REPLICA, "another")))
                .withMessageContaining(REPLICA);
        assertThat(setup.ledger.run().state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void abort_nothingToAbort_saysSo() {
        assertThat(setup.message(setup.answer(ABORT))).isEqualTo("there is no run");
        underWay().completed(new JsonMapper().createObjectNode());
        JsonNode answer = setup.answer(ABORT);
        assertThat(answer.path("statusCode").asInt()).as("not what was ordered").isEqualTo(409);
        assertThat(setup.message(answer)).contains("is over already");
        assertThat(setup.ledger.run().state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void abort_runThatWasPutAway_isHistory() {
        underWay().failed(new Failure("bundle", "missing", setup.clock.instant()));
        setup.answer(
                "{\"action\":\"acknowledge\",\"run\":\"" + setup.ledger.run().runId() + "\",\"by\":\"ana\"}");
        int writes = setup.ledger.writes;

        assertThat(setup.message(setup.answer(ABORT))).contains("is over already");
        assertThat(setup.ledger.writes).isEqualTo(writes);
    }

    /** Two would leave a run that looks as if its invocation had died, and is gone on with. */
    @Test
    void abort_isOneWrite() {
        underWay();
        int writes = setup.ledger.writes;

        setup.answer(ABORT);

        assertThat(setup.ledger.writes).isEqualTo(writes + 1);
    }

    @Test
    void acknowledge_runThatIsOver_putsItAwayForACommandAtOnce() {
        underWay().completed(new JsonMapper().createObjectNode());
        String run = setup.ledger.run().runId();

        assertThat(setup.message(acknowledge(run))).matches(".* an alarm not before 2026-11-23T04:\\d\\d:\\d\\dZ");

        assertThat(setup.ledger.run().acknowledged().by()).isEqualTo("ana");
        assertThat(setup.message(acknowledge(run))).contains("acknowledged already, by ana");
        assertThatExceptionOfType(InvocationSetup.StepsOpened.class)
                .isThrownBy(() -> setup.answer("{\"action\":\"failover\",\"confirm\":\"" + REPLICA + "\"}"));
        assertThat(setup.ledger.run().runId()).isNotEqualTo(run);
    }

    @Test
    void acknowledge_noRun_isRefused() {
        JsonNode answer = acknowledge("run-0");

        assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
        assertThat(setup.message(answer)).contains("there is no run");
    }

    @Test
    void acknowledge_anotherRunOrOneUnderWay_isRefused() {
        underWay();
        String run = setup.ledger.run().runId();

        assertThat(setup.message(acknowledge("run-0"))).contains("the newest run is " + run);
        assertThat(setup.message(acknowledge(run))).contains("is not over");
        assertThat(setup.ledger.run().acknowledged()).isNull();
    }
}
