package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.MovingClock;
import io.drfailover.SilentProgress;
import io.drfailover.TestEnvironment;
import io.drfailover.contract.BundleManifest;
import io.drfailover.contract.Stage;
import io.drfailover.terraform.Inventory.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InfrastructureBuilderTest {
    static final String VPC = "aws_vpc.network";
    static final String GROUP = "aws_security_group.nodes";
    static final String CLUSTER = "aws_eks_cluster.cluster";
    static final String NODES = "aws_eks_node_group.nodes";
    static final String BALANCER = "aws_lb.application";

    static final List<ModelResource> CONFIGURATION = List.of(
            new ModelResource(VPC, List.of()),
            new ModelResource("aws_subnet.private", List.of(VPC)),
            new ModelResource(GROUP, List.of(VPC)),
            new ModelResource(CLUSTER, List.of(VPC, "aws_subnet.private")),
            new ModelResource(NODES, List.of(VPC, "aws_subnet.private", CLUSTER)),
            new ModelResource(BALANCER, List.of(VPC, "aws_subnet.private")));

    private final List<String> journal = new ArrayList<>();
    private ModelTerraform terraform = new ModelTerraform(CONFIGURATION, journal);
    private final RecordingHistory history = new RecordingHistory(journal);
    private final SilentProgress progress = new SilentProgress();
    private final MovingClock clock = new MovingClock();

    private Infrastructure build() {
        return build(clock.deadline(Duration.ofMinutes(10)));
    }

    private Infrastructure build(Deadline deadline) {
        var bundle = new Bundle(Path.of("bundle"), new BundleManifest(1, "eu-west-1", "unknown", "1", "5", Map.of()));
        var config = FailoverConfig.from(TestEnvironment.complete());
        return new InfrastructureBuilder(config, (b, v) -> terraform, Optional::empty, terraform, terraform, progress)
                .ensureBuilt(bundle, history, deadline);
    }

    private void everythingExists() {
        CONFIGURATION.forEach(r -> {
            terraform.state.put(r.address(), false);
            terraform.aws.put(r.address(), Health.USABLE);
        });
    }

    @Test
    void ensureBuilt_nothingThere_appliesTheFoundationFirst() {
        Infrastructure built = build();

        assertThat(journal)
                .containsExactly(
                        "init",
                        "plan targets",
                        "remember plan of the foundation: 3 to create, 0 to change, 0 to destroy",
                        "fence",
                        "apply []",
                        "keep foundation: 1",
                        "plan",
                        "remember plan of the infrastructure: 3 to create, 0 to change, 0 to destroy",
                        "fence",
                        "apply []",
                        "keep infrastructure: 1");
        assertThat(built.plan()).isEqualTo(new PlanSummary(6, 0, 0, 0));
        assertThat(built.clusterName()).isEqualTo("https://cluster_name");
    }

    @Test
    void ensureBuilt_everythingThere_appliesNothing() {
        everythingExists();

        assertThat(build().plan().changes()).isZero();
        assertThat(journal)
                .containsExactly(
                        "init", "plan", "remember plan of the infrastructure: 0 to create, 0 to change, 0 to destroy");
    }

    @Test
    void ensureBuilt_planThatChangesOutputsAlone_isApplied() {
        everythingExists();
        terraform.sabotage.put("aws_subnet.more", List.of("update"));

        build();

        assertThat(journal).endsWith("fence", "apply []", "keep infrastructure: 1");
    }

    @Test
    void ensureBuilt_existsInAwsAlone_isTakenOver() {
        everythingExists();
        terraform.state.remove(CLUSTER);
        terraform.aws.put(CLUSTER, Health.IN_PROGRESS);

        assertThat(build().plan()).isEqualTo(new PlanSummary(0, 0, 1, 0));
        assertThat(journal)
                .containsSubsequence("plan", "asked " + CLUSTER, "plan [" + CLUSTER + "]", "fence", "apply []");
    }

    @Test
    void ensureBuilt_openGroupInAwsAlone_isClosedBeforeItIsTakenOver() {
        everythingExists();
        terraform.state.remove(GROUP);
        terraform.openGroups.add("id-of-" + GROUP);

        build();

        assertThat(journal)
                .containsSubsequence("plan targets", "fence", "revoke id-of-" + GROUP, "plan targets [" + GROUP + "]");
        assertThat(terraform.openGroups).isEmpty();
    }

    /** A NAT gateway that failed is taken away by AWS itself. */
    @Test
    void ensureBuilt_failsInAwsAloneAndIsTakenAway_isMadeAnew() {
        String nat = "aws_nat_gateway.nat";
        terraform = new ModelTerraform(List.of(new ModelResource(nat, List.of())), journal);
        terraform.aws.put(nat, Health.IN_PROGRESS);
        terraform.ends.put(nat, Health.FAILED);

        assertThat(build().plan()).isEqualTo(new PlanSummary(1, 0, 0, 0));
        assertThat(journal).containsSubsequence("plan", "asked " + nat, "fence", "apply []");
    }

    @Test
    void ensureBuilt_existsInAwsAloneAndFailed_asksAPerson() {
        everythingExists();
        terraform.state.remove(CLUSTER);
        terraform.aws.put(CLUSTER, Health.FAILED);

        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(InfrastructureBuilderTest.this::build)
                .withMessageContainingAll("AWS has given up id-of-" + CLUSTER, "delete it there");
        assertThat(journal).noneMatch(line -> line.startsWith("apply"));
    }

    @Nested
    class Tainted {
        Tainted() {
            everythingExists();
            terraform.state.put(CLUSTER, true);
        }

        @Test
        void ensureBuilt_inProgress_waitsAndKeepsIt() {
            terraform.aws.put(CLUSTER, Health.IN_PROGRESS);

            build();

            assertThat(journal).startsWith("init", "asked " + CLUSTER);
            assertThat(journal).containsSubsequence("fence", "untaint " + CLUSTER, "plan");
            assertThat(journal).noneMatch(line -> line.startsWith("apply"));
            assertThat(progress.told).contains("begin " + CLUSTER, "end " + CLUSTER);
        }

        @Test
        void ensureBuilt_inProgressPastTheInvocation_parks() {
            terraform.aws.put(CLUSTER, Health.IN_PROGRESS);

            assertThatExceptionOfType(Deadline.ReachedException.class)
                    .isThrownBy(() -> build(clock.deadline(Duration.ZERO)))
                    .withMessageContainingAll("infrastructure", "AWS to finish " + CLUSTER)
                    .satisfies(e -> assertThat(e.stage()).isEqualTo(Stage.INFRASTRUCTURE));
            assertThat(journal).containsExactly("init", "asked " + CLUSTER, "asked " + CLUSTER);
        }

        @Test
        void ensureBuilt_quickOne_isKept() {
            terraform.aws.put(CLUSTER, Health.NOT_ASKED);

            build();

            assertThat(journal).containsSubsequence("fence", "untaint " + CLUSTER, "plan");
        }

        @Test
        void ensureBuilt_groupThatIsStillOpen_isClosedBeforeItIsKept() {
            terraform.state.put(GROUP, true);
            terraform.aws.put(GROUP, Health.NOT_ASKED);
            terraform.openGroups.add("id-of-" + GROUP);

            build();

            assertThat(journal)
                    .containsSubsequence("fence", "revoke id-of-" + GROUP, "fence", "untaint " + GROUP, "plan");
            assertThat(terraform.openGroups).isEmpty();
            assertThat(progress.told).anyMatch(line -> line.contains("AWS's rule for everything out"));
        }

        @Test
        void ensureBuilt_goneFromAws_isMadeAnew() {
            terraform.aws.remove(CLUSTER);

            assertThat(build().plan()).isEqualTo(new PlanSummary(1, 0, 0, 0));
            assertThat(journal).noneMatch(line -> line.startsWith("untaint"));
        }

        @Test
        void ensureBuilt_failedAndNeededByOthers_asksAPerson() {
            terraform.aws.put(CLUSTER, Health.FAILED);

            assertThatExceptionOfType(TerraformException.class)
                    .isThrownBy(InfrastructureBuilderTest.this::build)
                    .withMessageContainingAll(
                            "AWS has given up " + CLUSTER, NODES + " depend on it", "invoke the function again");
            assertThat(journal).containsExactly("init");
        }

        @Test
        void ensureBuilt_failedAndNeededByNobody_isReplacedAndSaysSo() {
            terraform.state.remove(NODES);
            terraform.aws.remove(NODES);
            terraform.aws.put(CLUSTER, Health.FAILED);

            assertThat(build().plan()).isEqualTo(new PlanSummary(1, 0, 0, 1));
            assertThat(journal)
                    .containsSubsequence(
                            "remember replaced " + CLUSTER + ": AWS had given up id-of-" + CLUSTER
                                    + ", nothing depended on it",
                            "fence",
                            "apply [" + CLUSTER + "]");
        }
    }

    @Nested
    class Interrupted {
        @Test
        void ensureBuilt_stalePlan_plansOnceMore() {
            terraform.applies.add(new StalePlanException(1));

            build();

            assertThat(journal)
                    .containsSubsequence(
                            "plan targets", "apply []", "keep foundation: 1", "plan targets", "fence", "apply []");
        }

        @Test
        void ensureBuilt_stalePlanTwice_fails() {
            terraform.applies.add(new StalePlanException(1));
            terraform.applies.add(new StalePlanException(1));

            assertThatExceptionOfType(StalePlanException.class).isThrownBy(InfrastructureBuilderTest.this::build);
        }

        @Test
        void ensureBuilt_outOfTime_keepsTheEventsAndParks() {
            terraform.applies.add(new Deadline.ReachedException(Stage.INFRASTRUCTURE, "terraform apply"));

            assertThatExceptionOfType(Deadline.ReachedException.class)
                    .isThrownBy(InfrastructureBuilderTest.this::build);
            assertThat(journal).endsWith("fence", "apply []", "keep foundation: 1");
        }

        @Test
        void ensureBuilt_cancelled_writesNothing() {
            terraform.applies.add(new Deadline.CancelledException(new InterruptedException()));

            assertThatExceptionOfType(Deadline.CancelledException.class)
                    .isThrownBy(InfrastructureBuilderTest.this::build);
            assertThat(journal).endsWith("fence", "apply []");
        }
    }
}
