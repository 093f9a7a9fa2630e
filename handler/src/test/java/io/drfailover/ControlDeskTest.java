package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.Stage;
import io.drfailover.event.EventException;
import io.drfailover.ledger.Failure;
import io.drfailover.ledger.LeaseLostException;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.RunState;
import io.drfailover.ledger.Runs;
import org.junit.jupiter.api.Test;

class ControlDeskTest {
    static final String REPLICA = "konecta-erp-dev-replica";
    static final String STATUS = "{\"action\":\"status\"}";
    static final String ABORT =
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
