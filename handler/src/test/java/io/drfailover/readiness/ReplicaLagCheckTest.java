package io.drfailover.readiness;

import static io.drfailover.readiness.FakeRds.healthy;
import static io.drfailover.readiness.Looks.assertFinding;
import static io.drfailover.readiness.Looks.config;

import io.drfailover.MovingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;

class ReplicaLagCheckTest {
    /** CloudWatch with one series, newest value first. */
    private record FakeCloudWatch(List<Double> values) implements CloudWatchClient {
        @Override
        public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
            return GetMetricDataResponse.builder()
                    .metricDataResults(MetricDataResult.builder()
                            .id("lag")
                            .values(values)
                            .timestamps(minutesBefore(request.endTime()))
                            .build())
                    .build();
        }

        private List<Instant> minutesBefore(Instant end) {
            return IntStream.range(0, values.size())
                    .mapToObj(back -> end.minus(Duration.ofMinutes(1L + back)))
                    .toList();
        }

        @Override
        public String serviceName() {
            return "cloudwatch";
        }

        @Override
        public void close() {}
    }

    private static Finding look(List<Double> values, String... settings) {
        return look(FakeRds.replica(healthy()), values, settings);
    }

    private static Finding look(Replica replica, List<Double> values, String... settings) {
        return Looks.look(
                new ReplicaLagCheck(replica, new FakeCloudWatch(values), config(settings), new MovingClock()));
    }

    @ParameterizedTest
    @CsvSource({"0,OK", "299,OK", "419,OK", "420,WARNING", "5000,WARNING", "-1,WARNING"})
    void look_lag_isJudgedByReplicaLagSeconds(double lag, Outcome outcome) {
        assertFinding(look(List.of(lag, 1.0)), outcome, lag < 0 ? "not active" : Math.round(lag) + " s behind");
    }

    @ParameterizedTest
    @CsvSource({"60,OK", "61,BLOCKING"})
    void look_moreThanMayBeLost_blocks(double lag, Outcome outcome) {
        assertFinding(look(List.of(lag), "MAX_DATA_LOSS_SECONDS", "60"), outcome);
    }

    @Test
    void look_noValue_wasNotMade() {
        assertFinding(look(List.of()), Outcome.WARNING, "not checked", "5 minutes");
    }

    @Test
    void look_promotedAlready_wasNotMadeWhateverCloudWatchStillHas() {
        var alone = FakeRds.replica(healthy().readReplicaSourceDBInstanceIdentifier(null));

        assertFinding(look(alone, List.of(0.0)), Outcome.WARNING, "not checked", "is no replica (any more)");
    }

    @Test
    void look_rdsDoesNotAnswer_isJudgedAllTheSame() {
        var silent = new RdsClient() {
            @Override
            public String serviceName() {
                return "rds";
            }

            @Override
            public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
                throw SdkClientException.create("no answer");
            }

            @Override
            public void close() {}
        };

        assertFinding(look(new Replica(silent, "replica"), List.of(3.0)), Outcome.OK, "3 s behind");
    }
}
