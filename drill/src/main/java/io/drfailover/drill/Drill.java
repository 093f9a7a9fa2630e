package io.drfailover.drill;

import io.drfailover.drill.aws.Python;
import io.drfailover.drill.breakage.BreakStep;
import io.drfailover.drill.check.CheckResult;
import io.drfailover.drill.check.Checks;
import io.drfailover.drill.check.Evidence;
import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.process.ProcessTree;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.report.DrillReport;
import io.drfailover.drill.report.ReportFiles;
import io.drfailover.drill.timeline.LiveView;
import io.drfailover.drill.timeline.Screen;
import io.drfailover.drill.world.Artifacts;
import io.drfailover.drill.world.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One rehearsal, from nothing to the report. The steps are the methods, in their order. */
public final class Drill {
    /** Beyond Lambda's own limit, so that its verdict comes first. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration POLITE_END = Duration.ofSeconds(5);

    private final DrillOptions options;
    private final Screen screen;
    private final Consumer<DrillReport> answered;
    private volatile @Nullable Scratch scratchInUse;
    private volatile @Nullable Rig rigInUse;

    /** A drill that tells its progress to {@code screen}, and its end to {@code answered} while the world still stands. */
    public Drill(DrillOptions options, Screen screen, Consumer<DrillReport> answered) {
        this.options = options;
        this.screen = screen;
        this.answered = answered;
    }

    /**
     * Runs it. Nothing of it is left running afterwards, whatever happens.
     *
     * @throws PrerequisiteException if this machine lacks something
     * @throws IOException if the drill itself could not be played
     */
    public DrillReport run() throws IOException, InterruptedException {
        step("1/7", "looking for what a drill needs");
        Python python = new Prerequisites(options.machine(), screen::line).check();
        Artifacts artifacts =
                Artifacts.locate(options.checkout(), Scenario.standard().drRegion());
        Files.createDirectories(options.report());
        step("2/7", "starting AWS and Kubernetes, seeding the world; then 3/7, starting the function");
        try (Scratch scratch = Scratch.create("dr-drill-");
                Rig rig = Rig.build(
                        options, artifacts, python, remembered(scratch), line -> screen.line("     " + line))) {
            rigInUse = rig;
            screen.line("     AWS emulated at " + rig.aws().endpoint() + ", cluster "
                    + rig.cluster().description());
            step("4/7", rig.world().scenario().primaryRegion() + " goes dark, the alarm rings");
            long before = rig.darkenPrimary();
            Invocation invocation = failover(rig);
            DrillReport report =
                    new ReportBuilder(options, rig, artifacts).build(invocation, verify(rig, invocation, before));
            Summary summary = new Summary(report, screen);
            summary.show();
            step("7/7", "writing the report");
            ReportFiles files = ReportFiles.write(report, options.report());
            summary.verdict(files);
            answered.accept(report);
            if (options.keep()) {
                new Keeping(rig, screen).untilInterrupted();
            }
            return report;
        }
    }

    /** Ends and removes everything at once, for a JVM that is asked to stop. */
    void abandon() {
        ProcessTree.endAllChildren(POLITE_END);
        Rig rig = rigInUse;
        if (rig != null) {
            rig.cluster().cleanUp(); // After the function, which would make it anew.
        }
        Scratch known = scratchInUse;
        if (known != null) {
            try {
                known.close();
            } catch (IOException e) {
                screen.line("left behind: " + known.directory() + " (" + e.getMessage() + ")");
            }
        }
    }

    private Scratch remembered(Scratch scratch) {
        scratchInUse = scratch;
        return scratch;
    }

    private Invocation failover(Rig rig) throws IOException, InterruptedException {
        step("5/7", "the failover");
        try (LiveView view = LiveView.start(rig.log().timeline(), screen, System.currentTimeMillis())) {
            rig.log().showOn(view);
            Invocation invocation = rig.ringAlarm(options.function().timeout().plus(PATIENCE));
            if (!invocation.result().answered()) {
                screen.line("     " + screen.ink().bad("the function failed: ")
                        + invocation.result().message());
            }
            return invocation;
        } finally {
            rig.log().hide();
        }
    }

    private List<CheckResult> verify(Rig rig, Invocation invocation, long before) {
        step("6/7", "verifying the world");
        Checks checks = options.breaks()
                .map(BreakStep::breakage)
                .map(breakage ->
                        Checks.ofBreakage(breakage.expectation(rig.world().scenario())))
                .orElseGet(() -> invocation.result().answered() ? Checks.ofSuccess() : Checks.ofUnexpectedFailure());
        Evidence evidence = new Evidence(rig, invocation, before);
        return checks.checks().stream()
                .map(check -> {
                    CheckResult result = check.run(evidence);
                    screen.line(CheckLine.of(result, screen.ink()));
                    return result;
                })
                .toList();
    }

    private void step(String number, String what) {
        screen.line(screen.ink().strong(number) + "  " + what);
    }
}
