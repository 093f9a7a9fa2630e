package io.drfailover.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionTest {
    @Test
    void of_alarmInAlarm_isAFailover() {
        assertThat(Decision.of(new Trigger.Alarm("a", AlarmState.ALARM, "", "direct"), "replica"))
                .isEqualTo(new Decision.Failover(false));
    }

    @ParameterizedTest
    @EnumSource(value = AlarmState.class, names = "ALARM", mode = EnumSource.Mode.EXCLUDE)
    void of_alarmInAnotherState_isNothing(AlarmState state) {
        assertThat(Decision.of(new Trigger.Alarm("a", state, "", "sns"), "replica"))
                .isInstanceOf(Decision.Nothing.class);
    }

    @Test
    void of_test_isACheck() {
        assertThat(Decision.of(new Trigger.Test(), "replica")).isEqualTo(new Decision.Check());
    }

    @Test
    void of_probe_isAProbe() {
        assertThat(Decision.of(new Trigger.Probe(), "replica")).isEqualTo(new Decision.Probe());
    }

    @Test
    void of_commandForAnotherReplica_isRefusedWithTheRightOne() {
        assertThatExceptionOfType(EventException.class)
                .isThrownBy(() -> Decision.of(new Trigger.FailoverCommand("other"), "replica"))
                .withMessageContainingAll("\"other\"", "\"confirm\": \"replica\"");
    }
}
