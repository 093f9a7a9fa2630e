package io.drfailover;

import io.drfailover.contract.Stage;
import io.drfailover.helm.AppRelease;
import io.drfailover.ledger.Evidence;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.RunRecord;
import io.drfailover.ledger.StageRecord;
import io.drfailover.promote.PromotedDatabase;
import io.drfailover.report.FailoverReport;
import io.drfailover.report.Timeline;
import io.drfailover.terraform.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The runbook. Bundle, releases and secret are checked before the promotion, which cannot be undone; the infrastructure is
 * built while AWS promotes; the applications need both. An invocation that takes up the run of another goes through the
 * same stages: each finds what is already there.
 */
public final class Failover {
    /** What terraform needs to stop politely: SIGINT, a grace, its state saved. */
    private static final Duration TERRAFORM_STOP = Duration.ofSeconds(40);
    /** Of a shorter invocation, the part that is kept for it. */
    private static final int STOP_PART = 10;

    private final FailoverConfig config;
    private final Platform platform;
    private final Stages stages;

    Failover(FailoverConfig config, Platform platform, Stages stages) {
        this.config = config;
        this.platform = platform;
        this.stages = stages;
    }

    /** Makes the steps of one invocation. */
    @FunctionalInterface
    public interface Stages {
        Steps open(Progress progress);
    }

    /**
     * Goes through the runbook, from wherever the run is.
     *
     * @throws FailoverException if a stage fails
     * @throws Deadline.ReachedException when the invocation's time is over first
     */
    FailoverReport run(RunJournal journal, Deadline deadline) {
        var run = journal.run();
        var timeline = new Timeline(run.runId(), platform.clock());
        var runner = new StageRunner(journal, timeline, platform.metrics(), platform.clock());
        var steps = stages.open(timeline);

        var prepared = runner.run(Stage.BUNDLE, () -> {
            Preparation.Prepared found = steps.preparation().prepare();
            journal.evidence(
                    Stage.BUNDLE, "gitCommit", found.bundle().manifest().gitCommit());
            return found;
        });
        try (var overlap = platform.overlap().open()) {
            Overlap.Work<PromotedDatabase> promotion = overlap.start(requested -> {
                PromotedDatabase proved = runner.run(Stage.PROMOTE, () -> promote(steps, journal, requested, deadline));
                // On its own: nobody waits for the old primary.
                overlap.start(fenced -> fence(journal));
                return proved;
            });
            promotion.awaitMilestone();
            if (config.order() == FailoverOrder.SEQUENTIAL) {
                promotion.result();
            }
            var engine = overlap.start(loaded -> {
                steps.helm().load();
                return true;
            });
            Infrastructure infrastructure;
            try {
                infrastructure = infrastructure(runner, steps, prepared, journal, deadline);
            } catch (Deadline.ReachedException e) {
                if (promotion.hasFailed()) {
                    promotion.result(); // Parking would hide that the run has failed.
                }
                throw e;
            }
            PromotedDatabase database = promotion.result();
            engine.result();
            List<AppRelease> releases = runner.run(
                    Stage.APPLICATIONS,
                    () -> steps.install(
                            prepared,
                            infrastructure,
                            database,
                            run.startedAt(),
                            new JournaledReleases(journal),
                            deadline));
            return new FailoverReport(
                    run.runId(),
                    config.drRegion(),
                    database,
                    infrastructure,
                    releases,
                    Duration.between(run.startedAt(), platform.clock().instant()),
                    fencing(journal).orElse("not known yet"),
                    run.judgement() == null ? null : run.judgement().dataLoss());
        }
    }

    private PromotedDatabase promote(Steps steps, RunJournal journal, Overlap.Milestone requested, Deadline deadline) {
        PromotedDatabase proved = steps.promoter()
                .ensurePromoted(
                        new JournaledPromotion(journal, platform.clock()),
                        requested::reached,
                        promotionLimit(journal, deadline));
        journal.evidence(Stage.PROMOTE, Evidence.ENDPOINT, proved.host() + ":" + proved.port());
        return proved;
    }

    /** Once in a run, and only after the promotion is proved: RDS stops no instance that has a replica. */
    private String fence(RunJournal journal) {
        Optional<String> known = fencing(journal);
        if (known.isPresent()) {
            return known.get();
        }
        journal.fence();
        String outcome = platform.fencing().fence();
        journal.evidence(Stage.PROMOTE, Evidence.FENCING, outcome);
        return outcome;
    }

    private static Optional<String> fencing(RunJournal journal) {
        return journal.run().stage(Stage.PROMOTE).map(s -> s.evidence().get(Evidence.FENCING));
    }

    /**
     * The promotion's own limit goes on counting over all invocations, begins anew with a person's command, and no longer
     * counts once the promotion was proved: then it is only looked at again.
     */
    private Deadline promotionLimit(RunJournal journal, Deadline deadline) {
        RunRecord run = journal.run();
        Optional<StageRecord> stage = run.stage(Stage.PROMOTE);
        if (stage.filter(s -> s.evidence().containsKey(Evidence.ENDPOINT)).isPresent()) {
            return deadline;
        }
        Instant since = stage.map(StageRecord::firstStartedAt)
                .filter(first -> first.isAfter(run.authorizedAt()))
                .orElse(run.authorizedAt());
        return deadline.until(since.plus(config.promotionTimeout()));
    }

    private Infrastructure infrastructure(
            StageRunner runner, Steps steps, Preparation.Prepared prepared, RunJournal journal, Deadline deadline) {
        var history = new JournaledInfrastructure(journal, platform.clock());
        var finished = history.finished();
        if (finished.isPresent()) {
            return finished.get();
        }
        return runner.run(Stage.INFRASTRUCTURE, () -> {
            Infrastructure built =
                    steps.infrastructure().ensureBuilt(prepared.bundle(), history, deadline.minus(stop(deadline)));
            history.recordFinished(built);
            return built;
        });
    }

    private static Duration stop(Deadline deadline) {
        Duration part = deadline.remaining().dividedBy(STOP_PART);
        return part.compareTo(TERRAFORM_STOP) < 0 ? part : TERRAFORM_STOP;
    }
}
