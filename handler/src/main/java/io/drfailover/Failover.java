package io.drfailover;

import io.drfailover.contract.Stage;
import io.drfailover.helm.AppRelease;
import io.drfailover.ledger.RunJournal;
import io.drfailover.promote.PromotedDatabase;
import io.drfailover.report.FailoverReport;
import io.drfailover.report.StageMetrics;
import io.drfailover.report.Timeline;
import io.drfailover.terraform.Infrastructure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The runbook. Bundle, releases and secret are checked before the promotion, which cannot be undone; the infrastructure is built while AWS promotes; the applications need both.
 */
final class Failover {
    /** What terraform needs to stop politely: SIGINT, a grace, its state saved. */
    private static final Duration TERRAFORM_STOP = Duration.ofSeconds(40);

    private final FailoverConfig config;
    private final Stages stages;
    private final StageMetrics metrics;
    private final InstantSource clock;

    Failover(FailoverConfig config, Stages stages, StageMetrics metrics, InstantSource clock) {
        this.config = config;
        this.stages = stages;
        this.metrics = metrics;
        this.clock = clock;
    }

    FailoverReport run(RunJournal journal, Deadline deadline) {
        var run = journal.run();
        var timeline = new Timeline(run.runId(), clock);
        var runner = new StageRunner(journal, timeline, metrics, clock);
        var steps = stages.open(timeline);

        var prepared = runner.run(Stage.BUNDLE, () -> {
            Steps.Prepared found = steps.prepare();
            journal.evidence(
                    Stage.BUNDLE, "gitCommit", found.bundle().manifest().gitCommit());
            return found;
        });
        try (var background = new Background()) {
            var requested = new CompletableFuture<Void>();
            CompletableFuture<PromotedDatabase> promotion = background.start(() -> runner.run(Stage.PROMOTE, () -> {
                Deadline limit = deadline.within(config.promotionTimeout());
                steps.promoter().ensureRequested(new JournaledPromotion(journal, clock), limit);
                requested.complete(null);
                PromotedDatabase proved = steps.promoter().awaitPromoted(limit);
                journal.evidence(Stage.PROMOTE, "endpoint", proved.host() + ":" + proved.port());
                return proved;
            }));
            Background.await(requested, promotion);
            if (config.order() == FailoverOrder.SEQUENTIAL) {
                Background.result(promotion);
            }
            var engine = background.start(() -> {
                steps.helm().load();
                return true;
            });
            Infrastructure infrastructure = runner.run(Stage.INFRASTRUCTURE, () -> {
                Infrastructure built = steps.infrastructure()
                        .ensureBuilt(prepared.bundle(), steps.toolchain().load(), deadline.minus(TERRAFORM_STOP));
                journal.evidence(Stage.INFRASTRUCTURE, "plan", built.plan().toString());
                return built;
            });
            PromotedDatabase database = Background.result(promotion);
            Background.result(engine);
            List<AppRelease> releases = runner.run(
                    Stage.APPLICATIONS,
                    () -> steps.install(
                            prepared.releases(),
                            infrastructure,
                            database,
                            prepared.secret(),
                            run.startedAt(),
                            deadline));
            return new FailoverReport(
                    run.runId(),
                    config.drRegion(),
                    database,
                    infrastructure,
                    releases,
                    Duration.between(run.startedAt(), clock.instant()));
        }
    }

    /** Makes the steps of one run. */
    @FunctionalInterface
    interface Stages {
        Steps open(Progress progress);
    }
}
