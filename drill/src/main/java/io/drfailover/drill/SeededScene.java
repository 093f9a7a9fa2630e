package io.drfailover.drill;

import io.drfailover.drill.aws.Python;
import io.drfailover.drill.breakage.BreakStep;
import io.drfailover.drill.breakage.Breakage;
import io.drfailover.drill.check.Checks;
import io.drfailover.drill.check.Evidence;
import io.drfailover.drill.check.Expected;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.report.DrillReport;
import io.drfailover.drill.report.InstallationPart;
import io.drfailover.drill.run.PlayedRun;
import io.drfailover.drill.world.Artifacts;
import io.drfailover.drill.world.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The failover alone: the drill puts the world there by hand, and rings the alarm. */
final class SeededScene implements Scene {
    /** Beyond Lambda's own limit, so that its verdict comes first. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DrillOptions options;
    private final Steps steps;
    private final SeededSite site;

    SeededScene(DrillOptions options, Steps steps) {
        this.options = options;
        this.steps = steps;
        this.site = new SeededSite(options, steps);
    }

    @Override
    public Rig set(Python python, Scenario scenario, Artifacts artifacts, Scratch scratch)
            throws IOException, InterruptedException {
        Breakage breakage = options.breaks().map(BreakStep::breakage).orElse(Breakage.none());
        return site.set(python, scenario, artifacts, scratch, breakage);
    }

    @Override
    public Evidence play(Rig rig) throws IOException, InterruptedException {
        steps.next(rig.world().scenario().primaryRegion() + " goes dark, the alarm rings");
        long before = darken(rig);
        steps.next("the failover");
        if (options.trouble().throttled()) {
            rig.throttle();
        }
        RunWatch runs = rig.watchRuns();
        try (AutoCloseable watchdog = watchdog(rig)) {
            PlayedRun run = ShownFailover.watch(rig, steps.screen(), System.currentTimeMillis(), () -> {
                rig.ringAlarm();
                if (options.approval()) {
                    runs.awaitAlarmed(PATIENCE);
                    Approval.give(rig, steps.screen());
                }
                return runs.awaitEnd(PATIENCE);
            });
            return new Evidence(rig, run, before);
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("ending the watchdog", e);
        } finally {
            rig.calm();
        }
    }

    @Override
    public Checks checks(Evidence evidence) {
        return options.breaks()
                .map(BreakStep::breakage)
                .map(breakage -> Checks.ofBreakage(
                        breakage.expectation(evidence.rig().world().scenario()), breakage.furtherChecks()))
                .orElseGet(() -> evidence.run().succeeded() ? succeeded() : Checks.ofUnexpectedFailure());
    }

    private Checks succeeded() {
        Checks usual = Checks.ofSuccess(new Expected(options.trouble(), options.waits()));
        return options.approval() ? usual.afterApproval() : usual;
    }

    @Override
    public DrillReport report(ReportBuilder builder, Evidence evidence) throws IOException {
        return builder.ofFailover(evidence.run(), InstallationPart.none());
    }

    /** Only where something may be left lying for it. */
    private AutoCloseable watchdog(Rig rig) {
        return options.trouble().any() ? Watchdog.start(rig, SeededSite.PAUSE) : () -> {};
    }

    /** With what AWS shows in the other region then: a replica that has lost its source, if it is still there. */
    private long darken(Rig rig) {
        long before = rig.darkenPrimary();
        site.primary().loadBalancerDies();
        site.primary().databaseDies();
        if (!options.breaks().equals(Optional.of(BreakStep.REPLICA_MISSING))) {
            Scenario scenario = rig.world().scenario();
            rig.aws()
                    .databases()
                    .replicationBroken(scenario.drRegion(), scenario.replicaId(), "the source does not answer");
        }
        return before;
    }
}
