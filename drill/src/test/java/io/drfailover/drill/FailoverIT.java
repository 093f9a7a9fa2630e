package io.drfailover.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.console.view.Ink;
import io.drfailover.drill.DrillOptions.Deployed;
import io.drfailover.drill.DrillOptions.FunctionLimits;
import io.drfailover.drill.DrillOptions.Waits;
import io.drfailover.drill.breakage.BreakStep;
import io.drfailover.drill.check.CheckResult;
import io.drfailover.drill.kubernetes.KubernetesApi;
import io.drfailover.drill.permissions.CallList;
import io.drfailover.drill.report.DrillReport;
import io.drfailover.drill.report.DrillReport.Outcome;
import io.drfailover.drill.report.InstallationPart;
import io.drfailover.drill.run.InvocationEnd;
import io.drfailover.drill.run.Row;
import io.drfailover.drill.timeline.Screen;
import io.drfailover.drill.timeline.Span;
import io.drfailover.drill.trouble.KillPoint;
import io.drfailover.drill.trouble.Trouble;
import io.drfailover.drill.trouble.Victims;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whole drills with everything real that is real: the packaged function, terraform and its provider, Helm. They mostly
 * wait for terraform's own polling, so they run side by side.
 */
@Execution(ExecutionMode.CONCURRENT)
class FailoverIT {
    private static final Waits SHORT = new Waits(Duration.ofSeconds(8), Duration.ofSeconds(8), Duration.ofSeconds(3));

    /** Shorter would do on an idle machine; beside other drills terraform's plans alone take half of it. */
    private static final Duration LAMBDA_LIMIT = Duration.ofSeconds(90);

    /** Longer than usual: other drills run beside it. */
    private static final Duration MINUTE = Duration.ofSeconds(4);

    @Test
    void drill_nothingBroken_recoversAndProvesIt(@TempDir Path folder) throws Exception {
        Played played = play(folder, null, null, null);
        assertThat(played.report().checks()).as(played.told()).isNotEmpty().allMatch(CheckResult::held);
        assertThat(played.report().outcome()).isEqualTo(Outcome.RECOVERED);
        assertThat(played.report().stages())
                .extracting(Span::stage)
                .containsExactly("bundle", "promote", "infrastructure", "applications");
        assertThat(played.report().time().criticalPath()).hasSize(3);
        assertThat(played.report().peakMemoryMebibytes()).containsKeys("java", "terraform");
        assertThat(folder.resolve("report.html")).isNotEmptyFile();
        assertThat(folder.resolve("report.json")).isNotEmptyFile();
        assertThat(CallList.read(folder.resolve("aws-calls.txt")))
                .as("the calls for which the role's permissions are proved; how to record them is said in the file")
                .isEqualTo(CallList.ofFailover());
        // A stock waiter would have been content with this very answer: available, and still a replica.
        assertThat(Files.readString(folder.resolve("function.log"))).contains("available, still a replica");
    }

    /** Parked by the limit, then everything in the sandbox killed while terraform goes on with the cluster. */
    @Test
    void drill_lambdaLimitAndKill_recoversOverSeveralInvocations(@TempDir Path folder) throws Exception {
        Waits waits = new Waits(Duration.ofSeconds(8), LAMBDA_LIMIT.plusSeconds(5), Duration.ofSeconds(3));
        Trouble trouble = new Trouble(LAMBDA_LIMIT, KillPoint.parse("applications"), Victims.BOTH, 3, false);
        Played played = play(folder, Rehearsal.FAILOVER, waits, null, null, null, trouble);
        assertThat(played.report().checks()).as(played.told()).isNotEmpty().allMatch(CheckResult::held);
        assertThat(played.report().outcome()).isEqualTo(Outcome.RECOVERED);
        assertThat(played.report().invocations())
                .filteredOn(Row::worked)
                .extracting(Row::end)
                .startsWith(InvocationEnd.PARKED)
                .contains(InvocationEnd.KILLED)
                .endsWith(InvocationEnd.SUCCEEDED);
    }

    /** Nothing of it waits for terraform but the plan of the evaluation. */
    @Test
    void drill_falseAlarm_tellsWhyAndChangesNothing(@TempDir Path folder) throws Exception {
        Played played = play(folder, Rehearsal.FALSE_ALARM, SHORT, null, null, null, Trouble.none());
        assertThat(played.report().checks()).as(played.told()).isNotEmpty().allMatch(CheckResult::held);
        assertThat(played.report().outcome()).isEqualTo(Outcome.STOOD_DOWN);
        assertThat(played.report().decision().evidence()).contains("a veto)");
        assertThat(folder.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void drill_approvalRequired_beginsWithTheCodeOfTheMessage(@TempDir Path folder) throws Exception {
        Played played = play(folder, Rehearsal.FAILOVER, SHORT, null, null, null, Trouble.none(), true);
        assertThat(played.report().checks()).as(played.told()).isNotEmpty().allMatch(CheckResult::held);
        assertThat(played.report().outcome()).isEqualTo(Outcome.RECOVERED);
        assertThat(played.report().checks())
                .extracting(CheckResult::statement)
                .anyMatch(statement -> statement.startsWith("the alarm only proposed"));
    }

    /** Into a cluster of somebody else's: one drill proves the installation and the way through the proxy. */
    @Test
    void deployed_regionFails_probeAndAlarmsRaiseTheFailover(@TempDir Path folder) throws Exception {
        try (KubernetesApi real = KubernetesApi.start("real")) {
            Path kubeconfig = Files.writeString(folder.resolve("kubeconfig.yaml"), real.kubeconfig());
            Played played = play(folder, null, kubeconfig, new Deployed(PrimaryFailure.REGION, MINUTE));
            assertThat(played.report().checks()).as(played.told()).isNotEmpty().allMatch(CheckResult::held);
            assertThat(played.report().outcome()).as(played.told()).isEqualTo(Outcome.RECOVERED);
            assertThat(played.report().installation().stacks())
                    .extracting(InstallationPart.Stack::name)
                    .containsExactly("standby", "watch");
            assertThat(played.report().installation().alarms())
                    .anyMatch(change -> change.alarm().equals("konecta-erp-dev-primary-down")
                            && change.state().equals("ALARM"));
            assertThat(real.requests())
                    .as("installed into the cluster itself")
                    .anyMatch(request -> request.method().equals("POST")
                            && request.path().startsWith("/apis/apps/v1/namespaces/konecta/deployments"));
            assertThat(real.list("v1", "Namespace", ""))
                    .as("taken away again")
                    .noneMatch(object -> object.at("/metadata/name").asText().equals("konecta"));
        }
    }

    @Test
    void deployed_onlyTheLoadBalancerFails_notifiesAndMovesNothing(@TempDir Path folder) throws Exception {
        Played played = play(folder, null, null, new Deployed(PrimaryFailure.LOAD_BALANCER, MINUTE));
        assertThat(played.report().checks()).as(played.told()).isNotEmpty().allMatch(CheckResult::held);
        assertThat(played.report().outcome()).isEqualTo(Outcome.HELD_BACK);
        assertThat(played.report().stages()).isEmpty();
        assertThat(played.report().answer().path("failover").asBoolean(true)).isFalse();
    }

    /**
     * Without the cluster that cannot be reached: that Helm says so is proved by HelmTest with the engine itself, and what a
     * failure of the applications leads to by the chart that refuses its values. It would be one more whole infrastructure.
     */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLUSTER_UNREACHABLE")
    void drill_brokenOnPurpose_failsClearlyAndStops(BreakStep step, @TempDir Path folder) throws Exception {
        Played played = play(folder, step, null, null);
        assertThat(played.report().checks()).as(played.told()).isNotEmpty().allMatch(CheckResult::held);
        assertThat(played.report().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(played.report().answer().path("errorMessage").asText()).isNotEmpty();
        assertThat(played.report().broken()).isEqualTo(step.toString());
    }

    private static Played play(
            Path folder, @Nullable BreakStep step, @Nullable Path kubeconfig, @Nullable Deployed deployed)
            throws Exception {
        return play(folder, Rehearsal.FAILOVER, SHORT, step, kubeconfig, deployed, Trouble.none());
    }

    private static Played play(
            Path folder,
            Rehearsal rehearsal,
            Waits waits,
            @Nullable BreakStep step,
            @Nullable Path kubeconfig,
            @Nullable Deployed deployed,
            Trouble trouble)
            throws Exception {
        return play(folder, rehearsal, waits, step, kubeconfig, deployed, trouble, false);
    }

    private static Played play(
            Path folder,
            Rehearsal rehearsal,
            Waits waits,
            @Nullable BreakStep step,
            @Nullable Path kubeconfig,
            @Nullable Deployed deployed,
            Trouble trouble,
            boolean approval)
            throws Exception {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Screen screen = new Screen(new PrintStream(told, true, StandardCharsets.UTF_8), new Ink(false), false, 100);
        DrillOptions options = new DrillOptions(
                rehearsal,
                Set.of(),
                Path.of("..").toAbsolutePath().normalize(),
                folder,
                waits,
                kubeconfig,
                step,
                deployed,
                trouble,
                approval,
                false,
                FunctionLimits.standard().in(trouble),
                System.getenv());
        DrillReport report = new Drill(options, screen, answer -> {}).run();
        return new Played(report, told.toString(StandardCharsets.UTF_8));
    }

    private record Played(DrillReport report, String told) {}
}
