package io.drfailover.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerParserTest {
    private final TriggerParser parser = new TriggerParser();

    @ParameterizedTest
    @CsvSource({
        "alarm-direct.json,primary-database-down,ALARM,direct",
        "alarm-composite-direct.json,primary-region-down,ALARM,direct",
        "alarm-sns.json,primary-database-down,ALARM,sns",
        "alarm-sns-composite.json,primary-region-down,ALARM,sns",
        "alarm-eventbridge.json,primary-database-down,ALARM,eventbridge",
        "alarm-direct-ok.json,primary-database-down,OK,direct",
    })
    void parse_alarmOfAnyPath_isUnderstood(String file, String name, AlarmState state, String path) throws IOException {
        Trigger trigger = parser.parse(sample(file));

        assertThat(trigger).isInstanceOfSatisfying(Trigger.Alarm.class, alarm -> {
            assertThat(alarm.name()).isEqualTo(name);
            assertThat(alarm.state()).isEqualTo(state);
            assertThat(alarm.path()).isEqualTo(path);
            assertThat(alarm.changedAt()).contains(Instant.parse("2026-11-23T03:00:00Z"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T03:00:00.000+0000", "2026-11-23T03:00:00Z", "2026-11-23T04:00:00.123456+01:00"})
    void parse_alarmTimeInAnyIsoForm_isRead(String time) {
        assertThat(parser.parse(alarmAt(time))).isInstanceOfSatisfying(Trigger.Alarm.class, alarm -> assertThat(
                        alarm.changedAt().map(t -> t.truncatedTo(ChronoUnit.SECONDS)))
                .contains(Instant.parse("2026-11-23T03:00:00Z")));
    }

    @Test
    void parse_alarmTimeThatNobodyCanRead_isAnAlarmWithoutATime() {
        assertThat(parser.parse(alarmAt("yesterday")))
                .isInstanceOfSatisfying(Trigger.Alarm.class, alarm -> assertThat(alarm.changedAt())
                        .isEmpty());
    }

    private static String alarmAt(String time) {
        return "{\"source\":\"aws.cloudwatch\",\"alarmData\":{\"alarmName\":\"a\",\"state\":{\"value\":\"ALARM\",\"timestamp\":\""
                + time + "\"}}}";
    }

    @Test
    void parse_test_isAnEvaluation() {
        assertThat(parser.parse("{\"test\": true}")).isEqualTo(new Trigger.Evaluation());
    }

    @Test
    void parse_failoverCommand_carriesTheConfirmation() {
        assertThat(parser.parse("{\"action\":\"failover\",\"confirm\":\"replica\"}"))
                .isEqualTo(new Trigger.FailoverCommand("replica", ""));
    }

    @Test
    void parse_probeCommand_isAProbe() {
        assertThat(parser.parse("{\"action\":\"probe\"}")).isEqualTo(new Trigger.Probe());
    }

    @Test
    void parse_unknownAction_saysWhichAreKnown() {
        assertThatExceptionOfType(EventException.class)
                .isThrownBy(() -> parser.parse("{\"action\":\"prob\"}"))
                .withMessageContaining(
                        "the action \"prob\" is unknown, known are evaluate, status, probe, failover, hold, release, approve, abort, acknowledge, resume");
    }

    @Test
    void parse_resume_isAContinuationOrTheWatchdog() {
        assertThat(parser.parse("{\"action\":\"resume\",\"run\":\"r\",\"epoch\":3}"))
                .isEqualTo(new Trigger.Continuation("r", 3));
        assertThat(parser.parse("{\"action\":\"resume\"}")).isEqualTo(new Trigger.Watchdog());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"resume\",\"run\":\"r\"}",
                "{\"action\":\"resume\",\"epoch\":1}",
                "{\"action\":\"resume\",\"run\":\"r\",\"epoch\":0}",
                "{\"action\":\"resume\",\"run\":\"r\",\"epoch\":1.5}",
                "{\"action\":\"resume\",\"run\":\"r\",\"epoch\":\"1\"}",
                "{\"action\":\"resume\",\"run\":\"r\",\"epoch\":1,\"more\":1}"
            })
    void parse_resumeThatIsIncomplete_isRefused(String event) {
        assertThatExceptionOfType(EventException.class).isThrownBy(() -> parser.parse(event));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"test\"",
                "{}",
                "{\"test\": false}",
                "{\"test\": \"true\"}",
                "{\"test\": true, \"action\": \"failover\"}",
                "{\"test\": true, \"Test\": false}",
                "{\"test\": false, \"test\": true}",
                "{\"test\": true} {}",
                "{\"action\": \"failover\"}",
                "{\"action\": \"failover\", \"confirm\": \"\"}",
                "{\"action\": \"failover\", \"confirm\": \"r\", \"force\": true}",
                "{\"action\": \"destroy\", \"confirm\": \"r\"}",
                "{\"action\": [\"failover\"], \"confirm\": \"r\"}",
                "{\"action\": \"probe\", \"confirm\": \"r\"}",
                "{\"action\": \"probe\", \"test\": true}",
                "{\"action\": \"Probe\"}",
                "{\"Records\": []}",
                "{\"Records\": [{\"Sns\": {\"Message\": \"hello\"}}]}",
                "{\"Records\": [{\"Sns\": {\"Message\": \"{}\"}}]}",
                "{\"source\": \"aws.rds\", \"alarmData\": {\"alarmName\": \"a\", \"state\": {\"value\": \"ALARM\"}}}",
                "{\"source\": \"aws.cloudwatch\", \"alarmData\": {\"alarmName\": \"a\", \"state\": {\"value\": \"alarm\"}}}",
                "{\"source\": \"aws.cloudwatch\", \"detail\": {\"alarmName\": \"a\"}}",
                "{\"source\": \"aws.cloudwatch\", \"detail-type\": \"CloudWatch Alarm Configuration Change\","
                        + " \"detail\": {\"alarmName\": \"a\", \"state\": {\"value\": \"ALARM\"}}}",
            })
    void parse_anythingElse_isRefusedWithWhatIsKnown(String event) {
        assertThatExceptionOfType(EventException.class)
                .isThrownBy(() -> parser.parse(event))
                .withMessageStartingWith("trigger: ")
                .withMessageEndingWith("nothing was changed");
    }

    @Test
    void samples_areJson() throws IOException {
        assertThat(new JsonMapper().readTree(sample("alarm-sns.json")).isObject())
                .isTrue();
    }

    private static String sample(String file) throws IOException {
        try (InputStream stream = Objects.requireNonNull(
                TriggerParserTest.class.getResourceAsStream("/events/" + file), "no sample " + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
