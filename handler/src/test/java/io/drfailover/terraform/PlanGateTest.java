package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanGateTest {
    private final ObjectNode plan = new JsonMapper().createObjectNode();
    private final PlanGate gate = new PlanGate("eu-west-1", "123456789012", 3);

    PlanGateTest() {
        plan.putArray("resource_changes");
        provider("aws", "eu-west-1");
    }

    private void provider(String name, String region) {
        plan.withObject("/configuration/provider_config/" + name + region)
                .put("name", name)
                .putObject("expressions")
                .putObject("region")
                .put("constant_value", region);
    }

    private void change(String type, String... actions) {
        ObjectNode change = plan.withArray("resource_changes")
                .addObject()
                .put("address", type + ".x")
                .put("type", type);
        var array = change.putObject("change").putArray("actions");
        List.of(actions).forEach(array::add);
        if (actions.length > 1) {
            change.put("action_reason", "replace_because_tainted");
        }
    }

    private void assertRefused(String because) {
        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(() -> gate.examine(plan, Set.of()))
                .withMessageContainingAll("infrastructure: the plan is refused", because, "nothing was applied");
    }

    @Test
    void examine_createsAndUpdates_areCounted() {
        change("aws_vpc", "create");
        change("aws_subnet", "update");
        change("aws_lb", "no-op");
        change("aws_vpc", "read");

        assertThat(gate.examine(plan, Set.of())).isEqualTo(new PlanSummary(1, 1, 0, 0));
    }

    @Test
    void examine_delete_isRefused() {
        change("aws_vpc", "delete");

        assertRefused("aws_vpc.x would be deleted");
    }

    @Test
    void examine_taintedCluster_isRefusedWithTheReason() {
        change("aws_eks_cluster", "delete", "create");

        assertRefused("aws_eks_cluster.x would be replaced (replace_because_tainted)");
    }

    @Test
    void examine_globalService_isRefused() {
        change("aws_iam_role", "create");

        assertRefused("aws_iam_role.x belongs to a global service");
    }

    @Test
    void examine_moreThanExpected_isRefused() {
        for (int i = 0; i < 4; i++) {
            change("aws_subnet", "create");
        }

        assertRefused("4 changes are more than 3 (MAX_PLANNED_CHANGES)");
    }

    @Test
    void examine_providerOfAnotherRegion_isRefused() {
        provider("aws", "us-east-1");

        assertRefused("region \"us-east-1\"");
    }

    @Test
    void examine_whatAwsHasGivenUp_mayBeReplaced() {
        change("aws_eks_cluster", "delete", "create");

        assertThat(gate.examine(plan, Set.of("aws_eks_cluster.x"))).isEqualTo(new PlanSummary(0, 0, 0, 1));
    }

    @Test
    void examine_whatAwsHasGivenUpForAnotherReason_isRefused() {
        change("aws_eks_cluster", "delete", "create");
        ((ObjectNode) plan.at("/resource_changes/0")).put("action_reason", "replace_because_cannot_update");

        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(() -> gate.examine(plan, Set.of("aws_eks_cluster.x")));
    }

    @Test
    void examine_import_isCounted() {
        change("aws_eks_cluster", "no-op");
        plan.withObject("/resource_changes/0/change/importing").put("id", "konecta");

        assertThat(gate.examine(plan, Set.of())).isEqualTo(new PlanSummary(0, 0, 1, 0));
        assertThat(gate.examine(plan, Set.of())).hasToString("1 to import, 0 to create, 0 to change, 0 to destroy");
    }

    @Test
    void examine_importThatReplaces_isRefused() {
        change("aws_eks_cluster", "delete", "create");
        plan.withObject("/resource_changes/0/change/importing").put("id", "konecta");

        assertRefused("aws_eks_cluster.x would be replaced");
    }

    @Test
    void examine_typeOutsideTheRecoveryStack_isRefused() {
        change("aws_db_instance", "create");

        assertRefused("aws_db_instance.x is of a type that the recovery stack has not");
    }

    @ParameterizedTest
    @CsvSource({
        "role_arn, arn:aws:iam::999999999999:role/other, names account 999999999999",
        "policy, '{\"Resource\":\"arn:aws:s3:us-east-1:123456789012:x\"}', names region us-east-1",
        "peer_owner_id, 999999999999, belongs to account 999999999999",
        "peer_region, us-east-1, reaches into region us-east-1"
    })
    void examine_whatBelongsToSomebodyElse_isRefused(String attribute, String value, String because) {
        change("aws_eks_cluster", "create");
        plan.withObject("/resource_changes/0/change/after").put(attribute, value);

        assertRefused("aws_eks_cluster.x " + because);
    }

    /** A rule that is taken over keeps the words of whoever made it. */
    @Test
    void examine_wordsAboutSomebodyElse_pass() {
        change("aws_vpc_security_group_ingress_rule", "create");
        plan.withObject("/resource_changes/0/change/after")
                .put("description", "for arn:aws:iam::999999999999:role/audit");

        assertThat(gate.examine(plan, Set.of()).creates()).isEqualTo(1);
    }

    @Test
    void examine_somebodyElseDeepInside_isRefused() {
        change("aws_lb_listener", "create");
        plan.withArray("/resource_changes/0/change/after/default_action")
                .addObject()
                .putObject("forward")
                .put("target_group_arn", "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/x/1");

        assertRefused("names region us-east-1");
    }

    @Test
    void examine_whatBelongsToTheAccountOrToAws_passes() {
        change("aws_eks_cluster", "create");
        plan.withObject("/resource_changes/0/change/after")
                .put("role_arn", "arn:aws:iam::123456789012:role/cluster")
                .put("policy_arn", "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy")
                .put("bucket", "arn:aws:s3:::dr")
                .put("owner_id", "123456789012");

        assertThat(gate.examine(plan, Set.of()).creates()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"assume_role", "profile", "endpoints", "access_key"})
    void examine_providerThatAsksAsSomebodyElse_isRefused(String setting) {
        plan.withObject("/configuration/provider_config/awseu-west-1/expressions/" + setting);

        assertRefused("a provider is configured with " + setting);
    }

    @Test
    void examine_provisioner_isRefused() {
        plan.withObject("/configuration/root_module")
                .putArray("resources")
                .addObject()
                .put("address", "aws_vpc.x")
                .put("type", "aws_vpc")
                .putArray("provisioners")
                .addObject();

        assertRefused("aws_vpc.x has a provisioner");
    }

    @Test
    void examine_dataOfAnotherProvider_isRefused() {
        plan.withObject("/configuration/root_module")
                .putArray("resources")
                .addObject()
                .put("address", "data.external.x")
                .put("type", "external");

        assertRefused("data.external.x is not of AWS");
    }

    @Test
    void examine_notAPlan_isRefused() {
        plan.removeAll();

        assertRefused("it is not a plan");
    }

    @Property
    void examine_anyActions_passesOnlyWhatNeitherDeletesNorForgets(@ForAll("actions") List<String> actions) {
        plan.putArray("resource_changes");
        change("aws_subnet", actions.toArray(String[]::new));
        boolean harmless = actions.size() == 1
                && List.of("create", "update", "read", "no-op").contains(actions.get(0));

        if (harmless) {
            assertThat(gate.examine(plan, Set.of()).changes()).isLessThanOrEqualTo(1);
        } else {
            assertRefused("aws_subnet.x would be");
        }
    }

    @Provide
    Arbitrary<List<String>> actions() {
        return Arbitraries.of("create", "update", "delete", "read", "no-op", "forget", "new-in-terraform-9")
                .list()
                .ofMaxSize(3);
    }
}
