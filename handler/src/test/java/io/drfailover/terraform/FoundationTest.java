package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoundationTest {
    private static JsonNode read(String json) throws IOException {
        return new JsonMapper().readTree(json);
    }

    @Test
    void of_recoveryStack_isEverythingThatIsQuick() throws IOException {
        JsonNode golden = new JsonMapper()
                .readTree(Path.of("../stacks/src/test/resources/golden/recovery.json")
                        .toFile());

        assertThat(Foundation.of(golden).targets())
                .contains(
                        "aws_vpc.network",
                        "aws_eip.nat_1",
                        "aws_lb_target_group.application",
                        "aws_vpc_peering_connection.database",
                        "aws_launch_template.nodes")
                .doesNotContain(
                        "aws_eks_cluster.cluster",
                        "aws_eks_node_group.nodes",
                        "aws_nat_gateway.nat_1",
                        "aws_lb.application",
                        "aws_lb_listener.http",
                        "aws_route.private_internet_1",
                        "aws_eks_access_entry.administrator",
                        "aws_eks_access_policy_association.administrator",
                        "aws_autoscaling_attachment.application")
                .hasSizeGreaterThan(25);
    }

    @Test
    void of_referenceThroughLocalAndData_isFollowed() throws IOException {
        JsonNode configuration = read(
                """
                {"locals": {"zone": "${aws_lb.a.zone_id}"},
                 "data": {"aws_vpc": {"seen": {"id": "${local.zone}"}}},
                 "resource": {
                   "aws_lb": {"a": {}},
                   "aws_subnet": {"slow": {"vpc_id": "${data.aws_vpc.seen.id}"}, "quick": {"vpc_id": "x"}},
                   "aws_route": {"slow": {"depends_on": ["aws_subnet.slow"]}}}}""");

        assertThat(Foundation.of(configuration).targets()).containsExactly("aws_subnet.quick");
    }

    @Test
    void missingFrom_stateWithAll_isNothing() throws IOException {
        var foundation = new Foundation(List.of("aws_vpc.a", "aws_subnet.b"));
        RecordedState all = RecordedState.read(
                read(
                        """
                {"values": {"root_module": {"resources": [
                  {"address": "aws_vpc.a", "mode": "managed", "type": "aws_vpc"},
                  {"address": "aws_subnet.b[0]", "mode": "managed", "type": "aws_subnet"},
                  {"address": "data.aws_vpc.c", "mode": "data", "type": "aws_vpc"}]}}}"""));

        assertThat(foundation.missingFrom(all)).isEmpty();
        assertThat(foundation.missingFrom(new RecordedState(List.of()))).isEqualTo(foundation.targets());
    }
}
