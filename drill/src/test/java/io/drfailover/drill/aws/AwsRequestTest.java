package io.drfailover.drill.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsRequestTest {
    @ParameterizedTest
    @ValueSource(strings = {"DescribeDBInstances", "GetCallerIdentity", "ListClusters", "HEAD /b", "GET /b/key"})
    void mutating_readOnlyAction_isFalse(String action) {
        assertThat(request(action).mutating()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PromoteReadReplica", "CreateCluster", "PUT /b/key", "DELETE /b/key", "SetAlarmState"})
    void mutating_changingAction_isTrue(String action) {
        assertThat(request(action).mutating()).isTrue();
    }

    private static AwsRequest request(String action) {
        return new AwsRequest(1, Instant.EPOCH, "eu-west-1", "any", action, "200", "", "", "", "", List.of(), "");
    }
}
