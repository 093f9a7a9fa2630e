package io.drfailover.evidence;

import static io.drfailover.evidence.ScriptedRds.replica;
import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.MovingClock;
import io.drfailover.probe.ReplicaLag;
import io.drfailover.probe.ReplicationCheck;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.RdsException;

class ReplicaWitnessTest {
    private final ScriptedCloudWatch cloudWatch = new ScriptedCloudWatch();

    private Sighting look(DBInstance.Builder replica) {
        return look(new ScriptedRds(replica::build));
    }

    private Sighting look(ScriptedRds rds) {
        return new ReplicaWitness(
                        new ReplicationCheck(rds, "replica"),
                        new ReplicaLag(cloudWatch, "replica"),
                        420,
                        new MovingClock(),
                        Runnable::run)
                .look(new Suspicion("primary-down", "", Optional.empty()));
    }

    private static Instant ago(int seconds) {
        return MovingClock.START.minusSeconds(seconds);
    }

    private ReplicaWitnessTest lag(int secondsAgo, double lag) {
        cloudWatch.lag(Map.of(ago(secondsAgo), lag));
        return this;
    }

    private static DBInstance.Builder replicating() {
        return replica("replicating", true);
    }

    @Test
    void look_error_speaksForIt() {
        lag(150, 300);

        assertThat(look(replica("error", false)))
                .isEqualTo(Sighting.answer(
                        Side.FOR,
                        "reports replication error (its lag was 300 s at 02:57:30 UTC, so that the primary was alive at"
                                + " 02:52:30 UTC)"));
    }

    @Test
    void look_notActive_speaksForIt() {
        lag(60, -1);

        assertThat(look(replicating()).side()).isEqualTo(Side.FOR);
        assertThat(look(replicating()).seen())
                .isEqualTo("reports replicating (its lag said that replication is not active at 02:59:00 UTC)");
    }

    @ParameterizedTest
    @CsvSource({"420, FOR", "419, UNKNOWN", "300, UNKNOWN"})
    void look_farBehind_speaksForItFromTheLimitOn(double seconds, Side side) {
        lag(60, seconds);

        assertThat(look(replicating()).side()).isEqualTo(side);
        assertThat(look(replicating()).seen().contains("the limit is 420 s")).isEqualTo(side == Side.FOR);
    }

    @ParameterizedTest
    @CsvSource({
        "postgres, 60, 0, AGAINST",
        "postgres, 60, 59, AGAINST",
        "postgres, 60, 60, UNKNOWN",
        "postgres, 119, 0, AGAINST",
        "postgres, 120, 0, UNKNOWN",
        "mysql, 59, 0, AGAINST",
        "mysql, 60, 0, UNKNOWN",
        "mariadb, 60, 0, UNKNOWN",
        "oracle-ee, 1, 0, UNKNOWN",
    })
    void look_replicating_speaksAgainstItOnlyWithYoungData(String engine, int secondsAgo, double lag, Side side) {
        lag(secondsAgo, lag);

        assertThat(look(replicating().engine(engine)).side()).isEqualTo(side);
    }

    @Test
    void look_youngData_areNamed() {
        lag(70, 4);

        assertThat(look(replicating()))
                .isEqualTo(Sighting.answer(
                        Side.AGAINST,
                        "reports replicating (its lag was 4 s at 02:58:50 UTC, so that the primary was alive at"
                                + " 02:58:46 UTC)"));
    }

    /** The region died three minutes ago, and RDS has not noticed. */
    @Test
    void look_replicatingWithoutANewLag_provesNothing() {
        lag(190, 0);

        assertThat(look(replicating()))
                .isEqualTo(Sighting.answer(
                        Side.UNKNOWN, "reports replicating (CloudWatch has no lag of the last 3 minutes)"));
    }

    /** What is newest counts. */
    @Test
    void look_notActiveAfterYoungData_speaksForIt() {
        lag(110, 0).lag(50, -1);

        assertThat(look(replicating()).side()).isEqualTo(Side.FOR);
    }

    @Test
    void look_errorAndYoungData_contradictEachOther() {
        lag(60, 2);

        assertThat(look(replica("error", false)).side()).isEqualTo(Side.UNKNOWN);
    }

    /** A change may restart it, which stops replication without any fault of the primary's. */
    @ParameterizedTest
    @ValueSource(strings = {"modifying", "configuring-log-exports"})
    void look_errorWhileItIsChangedItself_saysNothing(String status) {
        lag(60, -1);

        Sighting sighting = look(replica("error", false).dbInstanceStatus(status));

        assertThat(sighting.side()).isEqualTo(Side.UNKNOWN);
        assertThat(sighting.seen()).contains("and it is " + status + " itself");
    }

    /** Data prove the primary alive, whatever is done to the replica. */
    @Test
    void look_youngDataWhileItIsChangedItself_speakAgainstIt() {
        lag(60, 1);

        assertThat(look(replicating().dbInstanceStatus("modifying")).side()).isEqualTo(Side.AGAINST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebooting", "upgrading", "stopped"})
    void look_itIsNotUp_saysNothing(String status) {
        lag(60, -1);

        Sighting sighting = look(replica("error", false).dbInstanceStatus(status));

        assertThat(sighting.side()).isEqualTo(Side.UNKNOWN);
        assertThat(sighting.seen()).startsWith("says nothing of the primary (replica is " + status + " itself;");
    }

    @Test
    void look_promoted_saysNothing() {
        lag(60, 1);

        assertThat(look(replicating().readReplicaSourceDBInstanceIdentifier(null))
                        .side())
                .isEqualTo(Side.UNKNOWN);
    }

    @Test
    void look_rdsRefuses_saysNothingThoughTheLagIsFar() {
        lag(60, 900);

        Sighting sighting = look(new ScriptedRds(() -> {
            throw RdsException.builder().message("denied").build();
        }));

        assertThat(sighting.side()).isEqualTo(Side.UNKNOWN);
        assertThat(sighting.heard()).isTrue();
    }

    @Test
    void look_cloudWatchRefuses_isJudgedByTheStatus() {
        cloudWatch.trouble = () -> {
            throw SdkClientException.create("connect timed out");
        };

        assertThat(look(replica("error", false)).side()).isEqualTo(Side.FOR);
        assertThat(look(replicating()).side()).isEqualTo(Side.UNKNOWN);
    }

    @Test
    void look_nobodyAnswers_isHeardOfNobody() {
        cloudWatch.trouble = () -> {
            throw SdkClientException.create("connect timed out");
        };

        Sighting sighting = look(new ScriptedRds(() -> {
            throw ApiCallTimeoutException.create(6000);
        }));

        assertThat(sighting.side()).isEqualTo(Side.UNKNOWN);
        assertThat(sighting.heard()).isFalse();
    }
}
