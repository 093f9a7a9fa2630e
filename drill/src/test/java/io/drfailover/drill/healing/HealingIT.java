package io.drfailover.drill.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.drfailover.Deadline;
import io.drfailover.drill.aws.Fault;
import io.drfailover.terraform.Infrastructure;
import io.drfailover.terraform.PlanSummary;
import io.drfailover.terraform.TerraformException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The infrastructure, built by the real terraform with the real provider, over invocations that end badly. */
@Execution(ExecutionMode.CONCURRENT)
class HealingIT {
    /** Longer than it takes to see that it has begun, and to interrupt it. */
    private static final Duration MAKING = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** What takes AWS minutes, by the calls that make it. */
    private static final List<String> LONG = List.of("CreateCluster", "CreateLoadBalancer", "CreateNatGateway");

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void ensureBuilt_killedThenInterrupted_makesEverythingOnceAndDestroysNothing(@TempDir Path folder)
            throws Exception {
        try (Site site = new Site(folder, MAKING, MAKING)) {
            // Killed while the cluster is made: terraform's state lacks it, and its lock stays.
            Attempt killed = new Attempt(site);
            killed.awaitRequests(LONG);
            killed.killTerraform();
            assertThat(killed.failure()).isInstanceOf(TerraformException.class).hasMessageContaining("exit code 137");
            assertThat(site.isLocked()).isTrue();

            // Breaks the lock, takes over what exists, and is interrupted while the nodes are made: they are tainted.
            Attempt interrupted = new Attempt(site);
            interrupted.awaitRequests(List.of("CreateNodegroup"));
            interrupted.interrupt();
            assertThat(interrupted.failure()).isInstanceOf(Deadline.CancelledException.class);
            assertThat(site.isLocked()).isFalse();
            assertThat(site.told)
                    .anyMatch(line -> line.contains("breaking the lock"))
                    .anyMatch(line -> line.startsWith("aws_eks_cluster.cluster[0]: AWS has it already"))
                    .anyMatch(line -> line.startsWith("aws_lb.application[0]: AWS has it already"))
                    .anyMatch(line -> line.startsWith("aws_nat_gateway.nat_1[0]: AWS has it already"));

            Infrastructure built = site.build(Deadline.in(PATIENCE));
            assertThat(built.clusterName()).isNotEmpty();
            assertThat(site.told)
                    .anyMatch(
                            line -> line.startsWith("aws_eks_node_group.nodes[0]: an earlier attempt was interrupted"));

            assertThat(site.build(Deadline.in(PATIENCE)).plan())
                    .as("no changes")
                    .isEqualTo(new PlanSummary(0, 0, 0, 0));
            assertThat(site.effects()).noneMatch(action -> action.startsWith("Delete"));
            assertThat(site.effects())
                    .filteredOn(action -> LONG.contains(action)
                            || action.equals("CreateNodegroup")
                            || action.equals("CreateVpc")
                            || action.equals("CreateListener"))
                    .doesNotHaveDuplicates()
                    .hasSize(6);
        }
    }

    /**
     * The provider makes a security group and takes AWS's rule for everything out in two calls. The second one fails here, which
     * leaves what an interruption in between leaves: groups that are marked as tainted, and open. The rule into the database was
     * made by a person beforehand, and AWS allows it once. At last terraform is killed when it has made the listener and knows
     * nothing of it: what AWS says of a listener is more than what was asked for.
     */
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void ensureBuilt_openGroupsAndWhatItDidNotMake_areClosedAndTakenOverAsTheyAre(@TempDir Path folder)
            throws Exception {
        try (Site site = new Site(folder, Duration.ofSeconds(1), Duration.ofSeconds(1))) {
            site.letNodesIntoTheDatabase();
            site.aws.faults(
                    List.of(Fault.error(null, "ec2", "RevokeSecurityGroupEgress", "UnauthorizedOperation", 403, 1000)));
            assertThatExceptionOfType(TerraformException.class).isThrownBy(() -> site.build(Deadline.in(PATIENCE)));
            assertThat(site.openGroups()).as("as the interruption leaves it").hasSize(3);

            site.aws.faults(
                    List.of(Fault.delay(null, "elasticloadbalancing", MAKING).only("DescribeListeners")));
            Attempt killed = new Attempt(site);
            killed.awaitRequests(List.of("CreateListener"));
            killed.killTerraform();
            assertThat(killed.failure()).isInstanceOf(TerraformException.class).hasMessageContaining("exit code 137");

            site.aws.faults(List.of());
            site.build(Deadline.in(PATIENCE));

            assertThat(site.openGroups()).isEmpty();
            assertThat(site.told)
                    .filteredOn(line -> line.contains("AWS's rule for everything out"))
                    .hasSize(3);
            assertThat(site.told)
                    .anyMatch(line ->
                            line.startsWith("aws_vpc_security_group_ingress_rule.database: AWS has it already"));
            assertThat(site.told).anyMatch(line -> line.startsWith("aws_lb_listener.http[0]: AWS has it already"));
            assertThat(site.effects())
                    .noneMatch(action -> action.startsWith("Delete"))
                    .doesNotContain("ModifySecurityGroupRules", "ModifyListener")
                    .containsOnlyOnce("CreateListener");
            assertThat(site.tagsOfTheRuleIntoTheDatabase())
                    .as("the person's, and ours")
                    .containsKeys("ticket", "dr-role");
            assertThat(site.build(Deadline.in(PATIENCE)).plan())
                    .as("no changes")
                    .isEqualTo(new PlanSummary(0, 0, 0, 0));
        }
    }

    /** One invocation, on a thread of its own. */
    private static final class Attempt {
        private final Site site;
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Future<Infrastructure> result;

        Attempt(Site site) {
            this.site = site;
            this.result = thread.submit(() -> site.build(Deadline.in(PATIENCE)));
        }

        void awaitRequests(List<String> actions) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> result.isDone() || actions.stream().allMatch(site::asked));
            assertThat(result).as("under way").isNotDone();
        }

        /** Terraform and its provider at once, as Lambda ends a sandbox. */
        void killTerraform() {
            site.terraformProcesses().forEach(ProcessHandle::destroyForcibly);
        }

        void interrupt() {
            thread.shutdownNow();
        }

        Throwable failure() throws InterruptedException {
            try {
                throw new AssertionError("ended well: " + result.get());
            } catch (ExecutionException e) {
                thread.shutdownNow();
                assertThat(thread.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
                return Objects.requireNonNull(e.getCause());
            }
        }
    }
}
