package io.drfailover.readiness;

import static io.drfailover.readiness.Looks.assertFinding;
import static io.drfailover.readiness.Looks.config;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.ClusterStatus;
import software.amazon.awssdk.services.eks.model.DescribeClusterRequest;
import software.amazon.awssdk.services.eks.model.DescribeClusterResponse;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;

class ClusterNameCheckTest {
    private static final String STATE =
            """
            {"version": 4, "resources": [{"mode": "managed", "type": "aws_eks_cluster", "name": "cluster",
              "instances": [{"index_key": 0, "attributes": {"name": "konecta-erp-dev-dr"}}]}]}
            """;

    /** EKS with one cluster, or none. */
    private record FakeEks(@Nullable Map<String, String> tags) implements EksClient {
        @Override
        public DescribeClusterResponse describeCluster(DescribeClusterRequest request) {
            if (tags == null) {
                throw ResourceNotFoundException.builder().statusCode(404).build();
            }
            return DescribeClusterResponse.builder()
                    .cluster(Cluster.builder()
                            .name(request.name())
                            .status(ClusterStatus.ACTIVE)
                            .tags(tags)
                            .build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "eks";
        }

        @Override
        public void close() {}
    }

    private static Finding look(@Nullable Map<String, String> tags, Map<String, String> bucket) {
        return Looks.look(new ClusterNameCheck(new FakeEks(tags), new FakeS3(bucket), config()));
    }

    @Test
    void look_free_isOk() {
        assertFinding(look(null, Map.of()), Outcome.OK, "konecta-erp-dev-dr is free");
    }

    @Test
    void look_somebodyElses_blocks() {
        Finding finding = look(Map.of("dr-role", "standby"), Map.of());

        assertFinding(finding, Outcome.BLOCKING, "exists", "not the recovery stack's");
        assertThat(finding.remedy()).contains("cluster.name");
    }

    @Test
    void look_oursAndInTheState_isOk() {
        assertFinding(
                look(Map.of("dr-role", "recovery"), Map.of("state/recovery.tfstate", STATE)),
                Outcome.OK,
                "the recovery stack's");
    }

    @Test
    void look_oursButInNoState_isAWarning() {
        var tags = Map.of("dr-role", "recovery");

        assertFinding(look(tags, Map.of()), Outcome.WARNING, "not in its state");
        assertFinding(
                look(tags, Map.of("state/recovery.tfstate", "{\"resources\": []}")),
                Outcome.WARNING,
                "not in its state");
        assertFinding(
                look(tags, Map.of("state/recovery.tfstate", STATE.replace("konecta-erp-dev-dr", "another"))),
                Outcome.WARNING);
    }
}
