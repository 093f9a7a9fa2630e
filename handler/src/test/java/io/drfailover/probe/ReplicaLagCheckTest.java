package io.drfailover.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.MovingClock;
import io.drfailover.contract.ProbeMetric;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;

class ReplicaLagCheckTest {
    private final MovingClock clock = new MovingClock();

    private Finding look(ScriptedCloudWatch cloudWatch) {
        return new ReplicaLagCheck(cloudWatch, "replica", clock).look();
    }

    private Finding look(Double... newestFirst) {
        return look(new ScriptedCloudWatch(() -> List.of(newestFirst)));
    }

    private Finding lookAt(RuntimeException error) {
        return look(new ScriptedCloudWatch(() -> {
            throw error;
        }));
    }

    @Test
    void look_severalValues_takesTheNewest() {
        Finding finding = look(12.0, 300.0, 500.0);

        assertThat(finding.state()).isEqualTo(CheckState.OK);
        assertThat(finding.seen()).isEqualTo("12 s behind");
        assertThat(finding.measured()).containsOnlyKeys(ProbeMetric.REPLICA_LAG);
        assertThat(finding.measured()).containsEntry(ProbeMetric.REPLICA_LAG, 12.0);
    }

    @Test
    void look_farBehind_isStillOnlyANumber() {
        assertThat(look(86_400.0).state()).isEqualTo(CheckState.OK);
    }

    @Test
    void look_minusOne_isFailingAndMeasuresNoLag() {
        Finding finding = look(-1.0, 3.0);

        assertThat(finding.state()).isEqualTo(CheckState.FAILING);
        assertThat(finding.seen()).isEqualTo("replication is not active");
        assertThat(finding.measured()).isEmpty();
    }

    @Test
    void look_noValue_isUnknownAndMeasuresNothing() {
        Finding finding = look();

        assertThat(finding.state()).isEqualTo(CheckState.UNKNOWN);
        assertThat(finding.measured()).isEmpty();
    }

    @Test
    void look_cloudWatchRefuses_isUnknown() {
        Finding finding = lookAt(CloudWatchException.builder()
                .statusCode(400)
                .message("Rate exceeded")
                .build());

        assertThat(finding.state()).isEqualTo(CheckState.UNKNOWN);
        assertThat(finding.seen()).contains("Rate exceeded");
        assertThat(finding.answered()).isTrue();
    }

    @Test
    void look_cloudWatchIsSilent_isUnknownAndNoAnswer() {
        Finding finding = lookAt(SdkClientException.create("connect timed out"));

        assertThat(finding.state()).isEqualTo(CheckState.UNKNOWN);
        assertThat(finding.answered()).isFalse();
    }

    @Test
    void look_asks_forOneMetricOfTheLastFiveMinutes() {
        var cloudWatch = new ScriptedCloudWatch(() -> List.of(1.0));
        look(cloudWatch);

        assertThat(cloudWatch.requests).singleElement().satisfies(request -> {
            assertThat(request.startTime()).isEqualTo(clock.instant().minus(ReplicaLagCheck.WINDOW));
            assertThat(request.endTime()).isEqualTo(clock.instant());
            assertThat(request.metricDataQueries()).singleElement().satisfies(query -> {
                var metric = query.metricStat().metric();
                assertThat(metric.namespace() + " " + metric.metricName()).isEqualTo("AWS/RDS ReplicaLag");
                assertThat(metric.dimensions()).singleElement().satisfies(d -> assertThat(d.name() + "=" + d.value())
                        .isEqualTo("DBInstanceIdentifier=replica"));
            });
        });
    }
}
