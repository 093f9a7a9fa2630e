package io.drfailover.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    @Test
    void of_alarmInAlarm_isExamined() {
        Trigger.Alarm alarm = ringing(Optional.of(NOW.minusSeconds(60)));

        assertThat(Decision.of(alarm, "replica", NOW)).isEqualTo(new Decision.Examine(alarm));
    }

    @Test
    void of_alarmWithoutATime_isBelieved() {
        Trigger.Alarm alarm = ringing(Optional.empty());

        assertThat(Decision.of(alarm, "replica", NOW)).isEqualTo(new Decision.Examine(alarm));
    }

    @Test
    void of_alarmThatWasDeliveredHoursLate_isTold() {
        Instant rang = NOW.minusSeconds(3601);
        Trigger.Alarm alarm = ringing(Optional.of(rang));

        assertThat(Decision.of(alarm, "replica", NOW)).isEqualTo(new Decision.Late(alarm, rang));
    }

    @ParameterizedTest
    @EnumSource(value = AlarmState.class, names = "ALARM", mode = EnumSource.Mode.EXCLUDE)
    void of_alarmInAnotherState_isNothing(AlarmState state) {
        assertThat(Decision.of(new Trigger.Alarm("a", "", state, "", "sns", Optional.of(NOW)), "replica", NOW))
                .isInstanceOf(Decision.Nothing.class);
    }

    @Test
    void of_test_isAnEvaluation() {
        assertThat(Decision.of(new Trigger.Evaluation(), "replica", NOW)).isEqualTo(new Decision.Evaluate());
    }

    @Test
    void of_probe_isAProbe() {
        assertThat(Decision.of(new Trigger.Probe(), "replica", NOW)).isEqualTo(new Decision.Probe());
    }

    @Test
    void of_commandForAnotherReplica_isRefusedWithTheRightOne() {
        assertThatExceptionOfType(EventException.class)
                .isThrownBy(() -> Decision.of(new Trigger.FailoverCommand("other", ""), "replica", NOW))
                .withMessageContainingAll("\"other\"", "\"confirm\": \"replica\"");
    }

    private static Trigger.Alarm ringing(Optional<Instant> changedAt) {
        return new Trigger.Alarm("a", "", AlarmState.ALARM, "", "direct", changedAt);
    }
}
