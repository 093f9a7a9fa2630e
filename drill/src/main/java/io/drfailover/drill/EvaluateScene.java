package io.drfailover.drill;

import io.drfailover.drill.aws.Python;
import io.drfailover.drill.breakage.Breakage;
import io.drfailover.drill.check.Checks;
import io.drfailover.drill.check.Evidence;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.question.Asked;
import io.drfailover.drill.question.Questions;
import io.drfailover.drill.question.Readiness;
import io.drfailover.drill.report.DrillReport;
import io.drfailover.drill.report.DrillReport.Outcome;
import io.drfailover.drill.run.PlayedRun;
import io.drfailover.drill.timeline.Interval;
import io.drfailover.drill.world.Artifacts;
import io.drfailover.drill.world.Scenario;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Peace: the function is asked whether a failover would succeed. */
final class EvaluateScene implements Scene {
    private final Steps steps;
    private final SeededSite site;
    private @Nullable Asked asked;

    EvaluateScene(DrillOptions options, Steps steps) {
        this.steps = steps;
        this.site = new SeededSite(options, steps);
    }

    @Override
    public Rig set(Python python, Scenario scenario, Artifacts artifacts, Scratch scratch)
            throws IOException, InterruptedException {
        return site.set(python, scenario, artifacts, scratch, Breakage.none());
    }

    @Override
    public Evidence play(Rig rig) throws IOException, InterruptedException {
        steps.next("would a failover succeed? The function looks");
        long before = rig.lastRequest();
        Asked answer = new Questions(rig).ask("the question whether a failover would succeed", Questions.EVALUATE);
        asked = answer;
        steps.readiness(answer.answer().path("body"));
        return new Evidence(rig, PlayedRun.of(answer.invocation()), before);
    }

    @Override
    public Checks checks(Evidence evidence) {
        return Checks.ofEvaluation(answered());
    }

    @Override
    public DrillReport report(ReportBuilder builder, Evidence evidence) throws IOException {
        boolean ready = Readiness.of(answered()).map(Readiness::ready).orElse(false);
        Interval frame = Interval.between(
                answered().invocation().startedAt().toEpochMilli(),
                answered().invocation().endedAt().toEpochMilli());
        return builder.ofPeace(ready ? Outcome.READY : Outcome.NOT_READY, answered(), frame);
    }

    private Asked answered() {
        return Objects.requireNonNull(asked, "the play comes before the checks");
    }
}
