package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.Stage;
import io.drfailover.event.EventException;
import io.drfailover.ledger.InMemoryRunLedger;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.RunRecord;
import io.drfailover.ledger.RunState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvocationTest {
    private static final String ALARM =
            "{\"source\":\"aws.cloudwatch\",\"alarmData\":{\"alarmName\":\"a\",\"state\":{\"value\":\"ALARM\"}}}";

    private final MovingClock clock = new MovingClock();
    private final InMemoryRunLedger ledger = new InMemoryRunLedger();
    private final FailoverConfig config = FailoverConfig.from(TestEnvironment.complete());
    private int opened;
    private int probes;

    private JsonNode answer(String event) {
        Failover.Stages stages = progress -> {
            opened++;
            throw new StepsOpened();
        };
        var failover = new Failover(config, stages, (stage, took, succeeded) -> {}, clock);
        Invocation.Probing probing = deadline -> {
            probes++;
            return new JsonMapper().createObjectNode().put("statusCode", 200);
        };
        return new Invocation(config, failover, stages, ledger, probing, clock)
                .answer(event, clock.deadline(Duration.ofMinutes(14)));
    }

    private static final class StepsOpened extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void answer_okAlarm_opensNothingAndWritesNothing() {
        JsonNode answer = answer(ALARM.replace("ALARM\"", "OK\""));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.path("body").path("message").asText()).isEqualTo("alarm \"a\" is OK, nothing to do");
        assertThat(opened + ledger.writes).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"action\":\"failover\",\"confirm\":\"another\"}"})
    void answer_notUnderstood_opensNothingAndWritesNothing(String event) {
        assertThatExceptionOfType(EventException.class).isThrownBy(() -> answer(event));
        assertThat(opened + ledger.writes).isZero();
    }

    @Test
    void answer_test_neverTouchesTheLedger() {
        assertThatExceptionOfType(StepsOpened.class).isThrownBy(() -> answer("{\"test\": true}"));
        assertThat(ledger.writes).isZero();
    }

    @Test
    void answer_probe_looksOnceAndTouchesNeitherStepsNorLedger() {
        JsonNode answer = answer("{\"action\": \"probe\"}");

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(probes).isEqualTo(1);
        assertThat(opened + ledger.writes + ledger.reads).isZero();
    }

    @Test
    void answer_probeWhileAFailoverRuns_isAnswered() {
        RunJournal.open(
                ledger,
                clock,
                RunRecord.begin(
                        "busy",
                        "alarm",
                        config.replicaId(),
                        false,
                        clock.instant(),
                        clock.instant().plus(Duration.ofMinutes(14))));

        assertThat(answer("{\"action\": \"probe\"}").path("statusCode").asInt()).isEqualTo(200);
    }

    @Test
    void answer_alarmAfterASuccess_repeatsTheRecordedAnswer() {
        var recorded = new JsonMapper().createObjectNode().put("statusCode", 200);
        RunJournal.open(
                        ledger,
                        clock,
                        RunRecord.begin("done", "alarm", config.replicaId(), false, clock.instant(), clock.instant()))
                .completed(recorded);
        int writes = ledger.writes;

        assertThat(answer(ALARM)).isEqualTo(recorded);
        assertThat(opened).isZero();
        assertThat(ledger.writes).isEqualTo(writes);
    }

    @Test
    void answer_runThatFails_isLeftForTheNextInvocation() {
        assertThatExceptionOfType(StepsOpened.class).isThrownBy(() -> answer(ALARM));

        var run = ledger.current().orElseThrow().run();
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.stage(Stage.PROMOTE.stageName())).isEmpty();
    }
}
