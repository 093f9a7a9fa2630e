package io.drfailover.drill.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drfailover.drill.aws.AwsRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionChecksTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final String PRIMARY = "us-east-1";
    private static final Duration ALLOWED = Duration.ofSeconds(20);

    @Test
    void primary_twoLooksAndOneFencingInVain_areWhatMayBeTried() throws Exception {
        assertThat(judge(
                        request(1, 0, PRIMARY, "rds", "DescribeDBInstances", "dark"),
                        request(2, 1, PRIMARY, "rds", "DescribeDBInstances", "dark"),
                        request(3, 2, "eu-west-1", "s3", "PUT /bucket/runs/current.json", "200"),
                        request(4, 9, PRIMARY, "rds", "StopDBInstance", "dark")))
                .contains("3 of 4 requests", "the run began 2000 ms after the first");
    }

    @Test
    void primary_nothingTried_holds() throws Exception {
        assertThat(judge(request(1, 0, "eu-west-1", "rds", "DescribeDBInstances", "200")))
                .startsWith("0 of 1 requests");
    }

    @Test
    void primary_anotherCall_isNamed() {
        assertThatThrownBy(() -> judge(request(1, 0, PRIMARY, "ec2", "DescribeVpcs", "dark")))
                .isInstanceOf(CheckFailure.class)
                .hasMessageContaining("ec2 DescribeVpcs");
    }

    @Test
    void primary_anAnswer_isNoDarkRegion() {
        assertThatThrownBy(() -> judge(request(1, 0, PRIMARY, "rds", "DescribeDBInstances", "200")))
                .hasMessageContaining("the dark region answered");
    }

    @Test
    void primary_triedAgainAndAgain_isTooOften() {
        AwsRequest look = request(1, 0, PRIMARY, "rds", "DescribeDBInstances", "dark");
        assertThatThrownBy(() -> judge(look, look, look)).hasMessageContaining("too often");
    }

    @Test
    void primary_runThatWaitedForIt_isSeen() {
        assertThatThrownBy(() -> judge(
                        request(1, 0, PRIMARY, "rds", "DescribeDBInstances", "dark"),
                        request(2, 21, "eu-west-1", "s3", "PUT /bucket/runs/current.json", "200")))
                .hasMessageContaining("21000 ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DescribeAlarms",
                "GetMetricData",
                "ListSubscriptionsByTopic",
                "SimulatePrincipalPolicy",
                "HEAD /bucket/key",
                "GET /bucket/key?versionId=1",
                "AssumeRole"
            })
    void mutating_whatReads_isNot(String action) {
        assertThat(request(1, 0, PRIMARY, "any", action, "200").mutating()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StopDBInstance",
                "PromoteReadReplica",
                "CreateVpc",
                "Publish",
                "Invoke",
                "PUT /bucket/state/recovery.tfstate.tflock",
                "DELETE /bucket/key",
                "POST /bucket?delete"
            })
    void mutating_whatChanges_is(String action) {
        assertThat(request(1, 0, PRIMARY, "any", action, "200").mutating()).isTrue();
    }

    private static String judge(AwsRequest... requests) throws CheckFailure {
        return NothingNeededFromPrimary.judge(List.of(requests), PRIMARY, 1, 2, ALLOWED);
    }

    private static AwsRequest request(
            long sequence, int second, String region, String service, String action, String status) {
        return new AwsRequest(
                sequence,
                NOON.plusSeconds(second),
                region,
                service,
                action,
                status,
                "",
                "function",
                "",
                "",
                List.of(),
                "");
    }
}
