package io.drfailover.drill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.RdsException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTest {
    private final EmulatedAws aws = Emulator.start();
    private final RdsClient primary = new Clients(aws.endpoint(), Clients.PRIMARY).rds();
    private final RdsClient dr = new Clients(aws.endpoint(), Clients.DR).rds();

    @BeforeEach
    void heal() {
        aws.faults(List.of());
    }

    @AfterAll
    void stop() {
        primary.close();
        dr.close();
        aws.close();
    }

    @Test
    void dark_region_failsEveryRequestAndCountsIt() {
        long before = last();
        aws.faults(List.of(Fault.dark("us-east-1")));

        assertThatThrownBy(primary::describeDBInstances).isInstanceOf(SdkClientException.class);
        dr.describeDBInstances();

        List<AwsRequest> seen = aws.requestsSince(before);
        assertThat(seen).filteredOn(AwsRequest::dark).isNotEmpty().allSatisfy(request -> {
            assertThat(request.region()).isEqualTo("us-east-1");
            assertThat(request.service()).isEqualTo("rds");
            assertThat(request.action()).isEqualTo("DescribeDBInstances");
            assertThat(request.userAgent()).contains("aws-sdk-java");
            assertThat(request.mutating()).isFalse();
        });
        assertThat(seen)
                .filteredOn(request -> request.region().equals("eu-west-1"))
                .extracting(AwsRequest::status)
                .containsExactly("200");
    }

    @Test
    void throttle_once_isRetriedByTheSdk() {
        long before = last();
        aws.faults(List.of(Fault.throttle("eu-west-1", "rds", 1)));

        dr.describeDBInstances();

        assertThat(aws.requestsSince(before)).extracting(AwsRequest::status).containsExactly("400", "200");
    }

    @Test
    void error_onOneOperation_carriesTheCodeAndLeavesOthersAlone() {
        aws.faults(List.of(Fault.error("eu-west-1", "rds", "PromoteReadReplica", "KMSKeyNotAccessibleFault", 400, 1)));

        dr.describeDBInstances();

        assertThatThrownBy(() -> dr.promoteReadReplica(r -> r.dbInstanceIdentifier("any")))
                .isInstanceOfSatisfying(
                        RdsException.class,
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("KMSKeyNotAccessibleFault"));
    }

    @Test
    void delay_atAQuarter_strikesEveryFourth() {
        aws.faults(
                List.of(Fault.delay("eu-west-1", "rds", Duration.ofMillis(10)).atRate(0.25)));
        long before = last();

        for (int i = 0; i < 8; i++) {
            dr.describeDBInstances();
        }

        assertThat(aws.requestsSince(before).stream().map(AwsRequest::fault).filter("delay"::equals))
                .hasSize(2);
    }

    @Test
    void requests_ofARestService_carryTheOperation() {
        long before = last();
        try (EksClient eks = new Clients(aws.endpoint(), Clients.DR).eks()) {
            eks.listClusters();
            assertThatThrownBy(() -> eks.listNodegroups(r -> r.clusterName("none")))
                    .isInstanceOf(RuntimeException.class);
        }

        assertThat(aws.requestsSince(before))
                .extracting(AwsRequest::service, AwsRequest::action, AwsRequest::status)
                .containsExactly(tuple("eks", "ListClusters", "200"), tuple("eks", "ListNodegroups", "404"));
    }

    private long last() {
        List<AwsRequest> all = aws.requests();
        return all.isEmpty() ? 0 : all.get(all.size() - 1).sequence();
    }
}
