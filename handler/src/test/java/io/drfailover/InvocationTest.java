package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.Stage;
import io.drfailover.event.EventException;
import io.drfailover.ledger.InMemoryRunLedger;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.RunState;
import io.drfailover.ledger.Runs;
import io.drfailover.report.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvocationTest {
    private static final String ALARM =
            "{\"source\":\"aws.cloudwatch\",\"alarmData\":{\"alarmName\":\"a\",\"state\":{\"value\":\"ALARM\"}}}";

    private final InvocationSetup setup = new InvocationSetup();
    private final MovingClock clock = setup.clock;
    private final TestPlatform platform = setup.platform;
    private final InMemoryRunLedger ledger = setup.ledger;
    private final FailoverConfig config = FailoverConfig.from(setup.environment);

    private JsonNode answer(String event) {
        return setup.answer(event, "request-" + event.hashCode());
    }

    @Test
    void answer_okAlarm_opensNothingAndWritesNothing() {
        JsonNode answer = answer(ALARM.replace("ALARM\"", "OK\""));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.path("body").path("message").asText()).isEqualTo("alarm \"a\" is OK, nothing to do");
        assertThat(setup.opened + ledger.writes).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"action\":\"failover\",\"confirm\":\"another\"}"})
    void answer_notUnderstood_opensNothingAndWritesNothing(String event) {
        assertThatExceptionOfType(EventException.class).isThrownBy(() -> answer(event));
        assertThat(setup.opened + ledger.writes).isZero();
    }

    @Test
    void answer_test_isAnEvaluationAndTouchesNothingElse() {
        answer("{\"test\": true}");

        assertThat(setup.evaluations).isEqualTo(1);
        assertThat(setup.opened + ledger.writes + ledger.reads).isZero();
    }

    @Test
    void answer_probe_looksOnceAndTouchesNeitherStepsNorLedger() {
        JsonNode answer = answer("{\"action\": \"probe\"}");

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(setup.probes).isEqualTo(1);
        assertThat(setup.opened + ledger.writes + ledger.reads).isZero();
    }

    @Test
    void answer_probeWhileAFailoverRuns_isAnswered() {
        new Runs(clock, ledger).take(Runs.ALARM, "another");

        assertThat(answer("{\"action\": \"probe\"}").path("statusCode").asInt()).isEqualTo(200);
    }

    @Test
    void answer_alarmAfterASuccess_repeatsTheRecordedAnswer() {
        var recorded = new JsonMapper().createObjectNode().put("statusCode", 200);
        new Runs(clock, ledger).take(Runs.ALARM, "another").completed(recorded);
        int writes = ledger.writes;

        assertThat(answer(ALARM)).isEqualTo(recorded);
        assertThat(setup.opened).isZero();
        assertThat(ledger.writes).isEqualTo(writes);
    }

    @Test
    void answer_runThatFails_isLeftForTheNextInvocation() {
        assertThatExceptionOfType(InvocationSetup.StepsOpened.class).isThrownBy(() -> answer(ALARM));

        assertThat(ledger.run().state()).isEqualTo(RunState.FAILED);
        assertThat(ledger.run().stage(Stage.PROMOTE)).isEmpty();
        assertThat(platform.notices)
                .extracting(Notice::subject)
                .containsExactly(
                        "DR failover has begun in eu-west-1", "DR failover: attempt 1 has failed in eu-west-1");
    }

    @Test
    void answer_alarmWhileAnotherInvocationWorks_joinsAndChangesNothing() {
        new Runs(clock, ledger).take(Runs.ALARM, "another");
        int writes = ledger.writes;

        JsonNode answer = answer(ALARM);

        assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
        assertThat(answer.path("body").path("joined").asBoolean()).isTrue();
        assertThat(answer.path("body").path("run").asText())
                .isEqualTo(ledger.run().runId());
        assertThat(ledger.writes).isEqualTo(writes);
        assertThat(setup.opened).isZero();
    }

    @Test
    void answer_retryOfAnInvocationThatDied_waitsForItsLeaseAndGoesOn() {
        String request = "request-" + ALARM.hashCode();
        new Runs(clock, ledger).take(Runs.alarm(config.replicaId()), request);

        assertThatExceptionOfType(InvocationSetup.StepsOpened.class).isThrownBy(() -> answer(ALARM));

        assertThat(ledger.run().epoch()).isEqualTo(2);
        assertThat(clock.instant()).isBetween(MovingClock.START.plusSeconds(40), MovingClock.START.plusSeconds(42));
    }

    @Test
    void answer_watchdogWithNothingToDo_writesNothing() {
        assertThat(answer("{\"action\": \"resume\"}").path("statusCode").asInt())
                .isEqualTo(200);
        assertThat(setup.opened + ledger.writes).isZero();
    }

    @Test
    void answer_runAtItsLimit_isGivenUpAndAPersonIsToldWhatToDo() {
        RunJournal journal = new Runs(clock, ledger).take(Runs.alarm(config.replicaId()), "another");
        journal.started(Stage.INFRASTRUCTURE);
        journal.park();
        clock.advance(config.limits().time());

        assertThatExceptionOfType(RunGivenUpException.class)
                .isThrownBy(() -> answer("{\"action\": \"resume\"}"))
                .withMessageContaining("RUN_TIME_LIMIT");

        assertThat(ledger.run().state()).isEqualTo(RunState.GIVEN_UP);
        assertThat(platform.notices).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).contains("GIVEN UP");
            assertThat(notice.text())
                    .contains("{\"action\": \"failover\", \"confirm\": \"" + config.replicaId() + "\"}");
        });
        assertThat(answer(ALARM).path("statusCode").asInt()).isEqualTo(409);
        assertThat(setup.opened).isZero();
    }

    /** Its invocation died before it changed anything, and nobody ever wrote its end. */
    @Test
    void answer_alarmAfterARunThatWasLeftLying_keepsTheRecordOfThatRun() {
        new Runs(clock, ledger).take(Runs.alarm("konecta-erp-dev-replica"), "another");
        String left = ledger.run().runId();
        clock.advance(java.time.Duration.ofHours(3));

        assertThatExceptionOfType(InvocationSetup.StepsOpened.class).isThrownBy(() -> answer(setup.ringing()));

        assertThat(ledger.run().runId()).isNotEqualTo(left);
        assertThat(ledger.published).contains(left);
    }
}
