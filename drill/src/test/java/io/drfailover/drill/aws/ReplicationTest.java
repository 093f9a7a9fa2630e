package io.drfailover.drill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.rds.RdsClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicationTest {
    private static final String REGION = "eu-west-1";

    private final EmulatedAws aws = Emulator.start();
    private final Clients clients = new Clients(aws.endpoint(), Clients.DR);

    @AfterAll
    void stop() {
        aws.close();
    }

    @Test
    void replica_untouched_replicatesWithoutLag() {
        Databases databases = Databases.create(aws.endpoint(), "healthy");
        try (RdsClient rds = clients.rds()) {
            assertThat(databases.describe(rds).statusInfos()).singleElement().satisfies(info -> {
                assertThat(info.statusType()).isEqualTo("read replication");
                assertThat(info.normal()).isTrue();
                assertThat(info.status()).isEqualTo("replicating");
            });
            assertThat(lag(databases.replica())).first().isEqualTo(0.0);
        }
    }

    @Test
    void replica_whoseReplicationIsBroken_saysSoUntilItIsHealed() {
        Databases databases = Databases.create(aws.endpoint(), "broken");
        try (RdsClient rds = clients.rds()) {
            aws.databases().replicationBroken(REGION, databases.replica(), "could not receive data from WAL stream");

            assertThat(databases.describe(rds).statusInfos()).singleElement().satisfies(info -> {
                assertThat(info.normal()).isFalse();
                assertThat(info.status()).isEqualTo("error");
                assertThat(info.message()).isEqualTo("could not receive data from WAL stream");
            });
            assertThat(lag(databases.replica())).first().isEqualTo(-1.0);

            aws.databases().replicationHealthy(REGION, databases.replica());
            assertThat(databases.describe(rds).statusInfos().get(0).normal()).isTrue();
        }
    }

    @Test
    void replicaLag_setByTheDrill_isTheNewestDatapoint() {
        Databases databases = Databases.create(aws.endpoint(), "late");

        aws.databases().replicaLag(REGION, databases.replica(), Duration.ofMinutes(15));

        assertThat(lag(databases.replica())).first().isEqualTo(900.0);
    }

    @Test
    void replica_promoted_hasNoReplicationAndNoLag() {
        aws.durations(Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO);
        Databases databases = Databases.create(aws.endpoint(), "promoted");
        try (RdsClient rds = clients.rds()) {
            rds.promoteReadReplica(r -> r.dbInstanceIdentifier(databases.replica()));

            await().atMost(Duration.ofSeconds(15))
                    .until(() -> databases.describe(rds).statusInfos().isEmpty());
        }
    }

    /** The newest first, as the probe asks. */
    private List<Double> lag(String replica) {
        Dimension instance =
                Dimension.builder().name("DBInstanceIdentifier").value(replica).build();
        MetricDataQuery query = MetricDataQuery.builder()
                .id("lag")
                .metricStat(stat -> stat.stat("Average").period(60).metric(metric -> metric.namespace("AWS/RDS")
                        .metricName("ReplicaLag")
                        .dimensions(instance)))
                .build();
        Instant now = Instant.now();
        try (CloudWatchClient cloudWatch = clients.cloudWatch()) {
            return cloudWatch
                    .getMetricData(r -> r.startTime(now.minusSeconds(600))
                            .endTime(now.plusSeconds(60)) // The answer's newest may be younger than the question.
                            .metricDataQueries(query))
                    .metricDataResults()
                    .get(0)
                    .values();
        }
    }
}
