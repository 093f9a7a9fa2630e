package io.drfailover.drill;

import io.drfailover.console.view.Ink;
import io.drfailover.drill.aws.Python;
import io.drfailover.drill.breakage.Breakage;
import io.drfailover.drill.check.Checks;
import io.drfailover.drill.check.Evidence;
import io.drfailover.drill.flaw.Flaw;
import io.drfailover.drill.flaw.FlawSite;
import io.drfailover.drill.flaw.Flaws;
import io.drfailover.drill.flaw.Trial;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Peace, in which one thing after the other is broken, looked for and repaired. */
final class BreakEachScene implements Scene {
    private final DrillOptions options;
    private final Steps steps;
    private final SeededSite site;
    private final List<Trial> trials = new ArrayList<>();
    private @Nullable Asked baseline;

    BreakEachScene(DrillOptions options, Steps steps) {
        this.options = options;
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
        steps.next("with everything in place: would a failover succeed?");
        long before = rig.lastRequest();
        Questions questions = new Questions(rig);
        Asked whole = questions.ask("the question before anything is broken", Questions.EVALUATE);
        baseline = whole;
        Readiness ready = Readiness.of(whole)
                .orElseThrow(() -> new IOException("evaluating before anything is broken: the function answered "
                        + whole.answer() + "; read its log"));
        steps.readiness(whole.answer().path("body"));
        List<Flaw> flaws = Flaws.of(options.checks());
        steps.next("breaking one thing at a time, " + flaws.size() + " of them");
        Ink ink = steps.screen().ink();
        for (Flaw flaw : flaws) {
            Trial trial = trial(flaw, new FlawSite(rig), questions, ready);
            trials.add(trial);
            show(trial, ink);
        }
        Flaws.notShown().forEach((check, why) -> steps.say(ink.faint("not shown: %s: %s".formatted(check, why))));
        return new Evidence(rig, PlayedRun.of(whole.invocation()), before);
    }

    @Override
    public Checks checks(Evidence evidence) {
        return Checks.ofFlaws(asked(), trials);
    }

    @Override
    public DrillReport report(ReportBuilder builder, Evidence evidence) throws IOException {
        Interval frame = Interval.between(asked().invocation().startedAt().toEpochMilli(), System.currentTimeMillis());
        return builder.ofPeace(Outcome.READY, asked(), frame);
    }

    private static Trial trial(Flaw flaw, FlawSite where, Questions questions, Readiness before)
            throws IOException, InterruptedException {
        Instant began = Instant.now();
        try {
            Flaw.Remedy remedy = flaw.breakIt(where);
            Asked broken = questions.ask("the question with a flaw: " + flaw.words(), Questions.EVALUATE);
            remedy.carryOut();
            Asked after = questions.ask("the question after the remedy of: " + flaw.words(), Questions.EVALUATE);
            return new Trial(
                    flaw,
                    before,
                    Readiness.of(broken),
                    Readiness.of(after),
                    Duration.between(began, Instant.now()),
                    List.of(broken, after));
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("breaking on purpose: " + flaw.words(), e);
        }
    }

    private void show(Trial trial, Ink ink) {
        String outcome = trial.turned().map(look -> look.outcome()).orElse("no answer");
        steps.say("%s %-44s %-18s %-9s %5.1f s"
                .formatted(
                        trial.objection().isEmpty() ? ink.good("ok    ") : ink.bad("FAILED"),
                        trial.flaw().words(),
                        trial.flaw().check(),
                        outcome,
                        trial.took().toMillis() / 1000.0));
        trial.turned().ifPresent(look -> steps.say(ink.faint("       " + look.seen())));
        trial.turned().ifPresent(look -> steps.say(ink.faint("       remedy: " + look.remedy())));
        trial.objection().ifPresent(objection -> steps.say(ink.bad("       " + objection)));
    }

    private Asked asked() {
        return Objects.requireNonNull(baseline, "the play comes before the checks");
    }
}
