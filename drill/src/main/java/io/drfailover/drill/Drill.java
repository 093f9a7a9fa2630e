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
        Steps steps = new Steps(screen, options.deployed().isPresent() ? STEPS_WITH_INSTALLATION : STEPS);
        Scene scene = options.deployed()
                .<Scene>map(deployed -> new DeployedScene(options, deployed, steps))
                .orElseGet(() -> new SeededScene(options, steps));
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
