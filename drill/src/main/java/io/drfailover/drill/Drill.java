package io.drfailover.drill;

import io.drfailover.drill.aws.Python;
import io.drfailover.drill.check.CheckResult;
import io.drfailover.drill.check.Evidence;
import io.drfailover.drill.process.ProcessTree;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.report.DrillReport;
import io.drfailover.drill.report.ReportFiles;
import io.drfailover.drill.timeline.Screen;
import io.drfailover.drill.world.Artifacts;
import io.drfailover.drill.world.Scenario;
import io.drfailover.stacks.settings.SettingsException;
import io.drfailover.stacks.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One rehearsal, from nothing to the report. */
public final class Drill {
    private static final Duration POLITE_END = Duration.ofSeconds(5);
    private static final int STEPS = 6;
    private static final int STEPS_WITH_INSTALLATION = 8;
    private static final int STEPS_OF_A_QUESTION = 5;

    private final DrillOptions options;
    private final Screen screen;
    private final Consumer<DrillReport> answered;
    private volatile @Nullable Scratch scratchInUse;
    private volatile @Nullable Rig rigInUse;
    private volatile @Nullable Keeping keepingInUse;

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
        Steps steps = new Steps(screen, steps());
        Scene scene = scene(steps);
        steps.next("looking for what a drill needs");
        Python python = new Prerequisites(options.machine(), screen::line).check();
        Scenario scenario = scenario();
        Artifacts artifacts = Artifacts.locate(options.checkout(), scenario.drRegion());
        Files.createDirectories(options.report());
        try (Scratch scratch = Scratch.create("dr-drill-");
                Rig rig = scene.set(python, scenario, artifacts, remembered(scratch))) {
            rigInUse = rig;
            steps.say("AWS emulated at " + rig.aws().endpoint() + ", cluster "
                    + rig.cluster().description());
            Evidence evidence = scene.play(rig);
            steps.next("verifying the world");
            List<CheckResult> results = verify(scene, evidence);
            DrillReport report = scene.report(new ReportBuilder(options, rig, artifacts, results), evidence);
            Summary summary = new Summary(report, screen);
            summary.show();
            steps.next("writing the report");
            ReportFiles files = ReportFiles.write(report, options.report());
            summary.verdict(files);
            answered.accept(report);
            if (options.keep()) {
                try (Keeping keeping = new Keeping(rig, options.checkout())) {
                    keepingInUse = keeping;
                    keeping.untilInterrupted(screen);
                }
            }
            return report;
        }
    }

    /** Ends and removes everything at once, for a JVM that is asked to stop. */
    void abandon() {
        forget();
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

    private void forget() {
        Keeping keeping = keepingInUse;
        if (keeping != null) {
            try {
                keeping.close();
            } catch (IOException e) {
                screen.line("the note of the kept drill stays behind: " + e.getMessage());
            }
        }
    }

    private int steps() {
        if (options.deployed().isPresent()) {
            return STEPS_WITH_INSTALLATION;
        }
        return options.rehearsal() == Rehearsal.EVALUATE ? STEPS_OF_A_QUESTION : STEPS;
    }

    private Scene scene(Steps steps) {
        return switch (options.rehearsal()) {
            case FAILOVER ->
                options.deployed()
                        .<Scene>map(deployed -> new DeployedScene(options, deployed, steps))
                        .orElseGet(() -> new SeededScene(options, steps));
            case FALSE_ALARM -> new FalseAlarmScene(options, steps);
            case EVALUATE -> new EvaluateScene(options, steps);
            case BREAK_EACH -> new BreakEachScene(options, steps);
        };
    }

    /** Of the settings that the stacks were synthesized with: the same variable names another file. */
    private Scenario scenario() {
        try {
            return Scenario.of(SettingsFile.read(options.checkout().resolve(SettingsFile.locate(options.machine()))));
        } catch (SettingsException e) {
            throw new PrerequisiteException(String.valueOf(e.getMessage()), e);
        }
    }

    private Scratch remembered(Scratch scratch) {
        scratchInUse = scratch;
        return scratch;
    }

    private List<CheckResult> verify(Scene scene, Evidence evidence) {
        return scene.checks(evidence).checks().stream()
                .map(check -> {
                    CheckResult result = check.run(evidence);
                    screen.line(CheckLine.of(result, screen.ink()));
                    return result;
                })
                .toList();
    }
}
