package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PlanGateTest {
    private final ObjectNode plan = new JsonMapper().createObjectNode();
    private final PlanGate gate = new PlanGate("eu-west-1", 3);

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
                .isThrownBy(() -> gate.examine(plan))
                .withMessageContainingAll("infrastructure: the plan is refused", because, "nothing was applied");
    }

    @Test
    void examine_createsAndUpdates_areCounted() {
        change("aws_vpc", "create");
        change("aws_subnet", "update");
        change("aws_lb", "no-op");
        change("aws_vpc", "read");

        assertThat(gate.examine(plan)).isEqualTo(new PlanSummary(1, 1));
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
            assertThat(gate.examine(plan).changes()).isLessThanOrEqualTo(1);
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
