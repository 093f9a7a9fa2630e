package io.drfailover.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.MovingClock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

class AlarmWitnessTest {
    private static final String ARN = "arn:aws:cloudwatch:%s:123456789012:alarm:primary-down: a name with colons";

    private final ScriptedCloudWatch cloudWatch = new ScriptedCloudWatch();
    private final AlarmWitness witness = new AlarmWitness(cloudWatch, "eu-west-1", new MovingClock());

    private Sighting look(String name, String arn) {
        return witness.look(new Suspicion(name, arn, Optional.empty()));
    }

    private Sighting look() {
        return look("primary-down", ARN.formatted("eu-west-1"));
    }

    private void composite(StateValue state, Instant since) {
        cloudWatch.alarms = () -> DescribeAlarmsResponse.builder()
                .compositeAlarms(CompositeAlarm.builder()
                        .stateValue(state)
                        .stateTransitionedTimestamp(since)
                        .build())
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "ALARM, FOR, is still in ALARM since 02:58:00 UTC",
        "OK, AGAINST, has gone back to OK since 02:58:00 UTC",
        "INSUFFICIENT_DATA, UNKNOWN, is in INSUFFICIENT_DATA since 02:58:00 UTC"
    })
    void look_compositeAlarm_isReadAgain(StateValue state, Side side, String seen) {
        composite(state, MovingClock.START.minusSeconds(120));

        assertThat(look()).isEqualTo(Sighting.answer(side, seen));
    }

    @Test
    void look_metricAlarm_isReadAgain() {
        cloudWatch.alarms = () -> DescribeAlarmsResponse.builder()
                .metricAlarms(MetricAlarm.builder().stateValue(StateValue.ALARM).build())
                .build();

        assertThat(look()).isEqualTo(Sighting.answer(Side.FOR, "is still in ALARM"));
    }

    @Test
    void look_sinceYesterday_saysTheDate() {
        composite(StateValue.ALARM, MovingClock.START.minusSeconds(4 * 3600));

        assertThat(look().seen()).isEqualTo("is still in ALARM since 2026-11-22 23:00:00 UTC");
    }

    @Test
    void look_notFound_isUnknown() {
        assertThat(look()).isEqualTo(Sighting.answer(Side.UNKNOWN, "is not known to CloudWatch in eu-west-1"));
    }

    @Test
    void look_alarmOfThePrimaryRegion_isNotAskedFor() {
        composite(StateValue.ALARM, MovingClock.START);

        assertThat(look("primary-down", ARN.formatted("us-east-1")))
                .isEqualTo(Sighting.silence(Side.UNKNOWN, "is one of us-east-1, which is not asked"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no arn", "a:b:c"})
    void look_arnThatTellsNoRegion_isAskedForByName(String arn) {
        composite(StateValue.ALARM, MovingClock.START);

        assertThat(look("primary-down", arn).side()).isEqualTo(Side.FOR);
    }

    @Test
    void look_nobodyRang_isUnknown() {
        assertThat(look("", "").side()).isEqualTo(Side.UNKNOWN);
    }

    @Test
    void look_refused_isUnknownAndAnAnswer() {
        cloudWatch.trouble = () -> {
            throw CloudWatchException.builder().message("Rate exceeded").build();
        };

        assertThat(look())
                .isEqualTo(Sighting.answer(Side.UNKNOWN, "could not be asked for (CloudWatch refused: Rate exceeded)"));
    }

    @Test
    void look_silent_isUnknownAndNoAnswer() {
        cloudWatch.trouble = () -> {
            throw SdkClientException.create("connect timed out");
        };

        assertThat(look().side()).isEqualTo(Side.UNKNOWN);
        assertThat(look().heard()).isFalse();
        assertThat(witness.late().heard()).isFalse();
    }
}
