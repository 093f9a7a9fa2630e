package io.drfailover.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.MovingClock;
import io.drfailover.probe.ReplicaLag;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class RecoveryPointTest {
    /** The alarm rang at 03:00, so that its trouble began at 02:55 at the earliest. */
    private static final Instant RANG = MovingClock.START;

    private static final Instant BEGAN = RANG.minus(RecoveryPoint.ALARM_WINDOW);
    private static final Instant NOW = RANG.plusSeconds(70);

    private final ScriptedCloudWatch cloudWatch = new ScriptedCloudWatch();
    private final RecoveryPoint point = new RecoveryPoint(new ReplicaLag(cloudWatch, "replica"));

    private void lag(Instant at, double seconds) {
        cloudWatch.lag(Map.of(at, seconds));
    }

    private DataLoss whenItRang() {
        return point.of(Optional.of(RANG), NOW);
    }

    /** PostgreSQL's lag grows while the source is silent; nothing was written in that time. */
    @Test
    void of_lagThatGrewSince_isTheOneFromBeforeTheTrouble() {
        lag(BEGAN.minusSeconds(90), 2);
        lag(BEGAN.minusSeconds(30), 3.2);
        lag(BEGAN.plusSeconds(30), 63);
        lag(BEGAN.plusSeconds(90), 123);

        assertThat(whenItRang()).isEqualTo(new DataLoss(4L, "the replica was 4 s behind at 02:54:30 UTC"));
    }

    @Test
    void of_replicationThatHadStoppedBefore_countsWhatWasWrittenMeanwhile() {
        lag(BEGAN.minusSeconds(1200), 2);
        lag(BEGAN.minusSeconds(1140), -1);
        lag(BEGAN.minusSeconds(30), -1);

        assertThat(whenItRang())
                .isEqualTo(new DataLoss(
                        1202L,
                        "the replica was 2 s behind at 02:35:00 UTC and did not replicate in the 1200 s until"
                                + " 02:55:00 UTC"));
    }

    @Test
    void of_replicationThatStoppedJustBefore_countsThatAsWell() {
        lag(BEGAN.minusSeconds(100), 2);
        lag(BEGAN.minusSeconds(40), -1);

        assertThat(whenItRang().seconds()).isEqualTo(102);
    }

    @Test
    void of_nothingMeasuredForLong_countsThatTime() {
        lag(BEGAN.minusSeconds(600), 5);

        assertThat(whenItRang().seconds()).isEqualTo(605);
        assertThat(whenItRang().seen()).contains("measured nothing in the 600 s");
    }

    @Test
    void of_neverActive_isUnknownAndSaysSo() {
        lag(BEGAN.minusSeconds(30), -1);

        assertThat(whenItRang().seconds()).isNull();
        assertThat(whenItRang().seen()).contains("replication was not active");
    }

    @Test
    void of_nothingInAnHour_isUnknown() {
        lag(BEGAN.minusSeconds(3700), 5);
        lag(BEGAN.plusSeconds(60), 5);

        assertThat(whenItRang())
                .isEqualTo(
                        new DataLoss(null, "CloudWatch has no lag of the replica from 01:55:00 UTC to 02:55:00 UTC"));
    }

    @Test
    void of_noAlarm_isTheNewestOfAQuarterOfAnHour() {
        lag(NOW.minusSeconds(901), 5);
        assertThat(point.of(Optional.empty(), NOW).seconds()).isNull();

        lag(NOW.minusSeconds(80), 7);
        lag(NOW.minusSeconds(140), 1);

        assertThat(point.of(Optional.empty(), NOW).seconds()).isEqualTo(7);
    }

    @Test
    void of_cloudWatchIsSilent_isUnknown() {
        cloudWatch.trouble = () -> {
            throw SdkClientException.create("connect timed out");
        };

        assertThat(whenItRang().seconds()).isNull();
        assertThat(whenItRang().seen()).contains("connect timed out");
    }
}
