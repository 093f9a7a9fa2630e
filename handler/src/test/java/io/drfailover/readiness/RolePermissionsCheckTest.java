package io.drfailover.readiness;

import static io.drfailover.readiness.Looks.assertFinding;
import static io.drfailover.readiness.Looks.config;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolePermissionsCheckTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:dr-failover";

    private final FakeIam iam = new FakeIam();

    private Finding look(String functionArn) {
        var config = config("NOTIFICATION_TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:dr");
        return Looks.look(new RolePermissionsCheck(iam, config.functionRoleArn(), new KeyActions(config, functionArn)));
    }

    @Test
    void look_everythingAllowed_isOk() {
        assertFinding(look(FUNCTION + ":live"), Outcome.OK, "key actions of a run are allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rds:PromoteReadReplica", "eks:CreateCluster", "iam:PassRole", "s3:PutObject", "sns:Publish"})
    void look_oneRefused_blocksAndNamesIt(String action) {
        iam.refused.add(action);

        assertFinding(look(FUNCTION + ":live"), Outcome.BLOCKING, "role/function may not " + action + " on arn:aws:");
    }

    @Test
    void look_asksAboutTheThingsThemselves() {
        look(FUNCTION + ":live");

        assertThat(iam.simulated.stream().flatMap(r -> r.resourceArns().stream()))
                .contains(
                        "arn:aws:rds:eu-west-1:123456789012:db:konecta-erp-dev-replica",
                        "arn:aws:eks:eu-west-1:123456789012:cluster/konecta-erp-dev-dr",
                        "arn:aws:ec2:eu-west-1:123456789012:vpc/*",
                        "arn:aws:iam::123456789012:role/eks",
                        "arn:aws:iam::123456789012:role/node",
                        "arn:aws:s3:::konecta-dr/runs/current.json",
                        "arn:aws:s3:::konecta-dr/control/hold.json",
                        FUNCTION + ":live");
        assertThat(iam.simulated).allSatisfy(request -> {
            assertThat(request.policySourceArn()).isEqualTo("arn:aws:iam::123456789012:role/function");
            assertThat(request.contextEntries())
                    .extracting(
                            e -> e.contextKeyName() + "=" + e.contextKeyValues().get(0))
                    .contains(
                            "aws:RequestedRegion=eu-west-1",
                            "aws:RequestTag/dr-role=recovery",
                            "iam:PassedToService=eks.amazonaws.com");
        });
    }

    @Test
    void look_invokedWithoutItsAlias_asksAboutTheAlias() {
        look(FUNCTION);

        assertThat(iam.simulated.stream().flatMap(r -> r.resourceArns().stream()))
                .contains(FUNCTION + ":live")
                .doesNotContain(FUNCTION);
    }
}
