package io.drfailover.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.evidence.DataLoss;
import io.drfailover.evidence.Judgement;
import io.drfailover.ledger.RunRecord;
import java.util.Arrays;

/**
 * What people are told of a run, in words for somebody who was just woken up.
 *
 * @param drRegion where it recovers
 * @param bucket where the run's record is
 */
public record RunNotices(String drRegion, String bucket) {

    public Notice begun(RunRecord run) {
        return notice(
                run,
                "DR failover has begun in " + drRegion,
                "Began by: " + run.trigger() + (run.confirmed() ? ", confirmed by a person." : "."),
                evidence(run),
                "The database replica " + run.replicaId() + " is promoted, the infrastructure is built and the"
                        + " applications are installed. You are told of the end, and of anything that goes wrong.",
                "Nothing to do now. Do not write to the old primary database any more.");
    }

    private static String evidence(RunRecord run) {
        Judgement judgement = run.judgement();
        if (judgement == null) {
            return "";
        }
        DataLoss loss = judgement.dataLoss();
        return "The evidence: " + judgement.sentence() + "."
                + (loss == null ? "" : "\nData that may be lost: " + words(loss) + ".");
    }

    private static String words(DataLoss loss) {
        return loss.seconds() == null
                ? "nobody knows (" + loss.seen() + ")"
                : loss.seconds() + " s (" + loss.seen() + ")";
    }

    public Notice succeeded(RunRecord run, JsonNode answer) {
        JsonNode body = answer.path("body");
        return notice(
                run,
                "DR failover has succeeded in " + drRegion,
                "Database: " + body.path("database_endpoint").asText() + "\nLoad balancer: "
                        + body.path("load_balancer").asText() + "\nTook "
                        + body.path("seconds").asText() + " s in "
                        + run.attempts().size() + " invocation(s).",
                "The old primary: " + body.path("old_primary").asText("not fenced; make sure that nothing writes to it")
                        + ".",
                "What to do: point the DNS of the applications to the load balancer, then follow the runbook, \"After the"
                        + " failover\".",
                "");
    }

    public Notice failed(RunRecord run, String error) {
        long attempt = run.attempts().stream()
                .filter(a -> a.requestId().equals(run.latest().requestId()))
                .count();
        return notice(
                run,
                "DR failover: attempt " + run.epoch() + " has failed in " + drRegion,
                error,
                "What happens now: Lambda repeats a failed event twice, one and two minutes later, and each attempt goes on"
                        + " where the last one was; this was attempt " + attempt + " of this event.",
                "What to do: wait for the repetitions. If the last one fails, too, repair what the message names, then"
                        + " order it: " + command(run));
    }

    public Notice givenUp(RunRecord run, String why) {
        String error = run.failure() == null
                ? ""
                : "\nThe last error: " + run.failure().message();
        return notice(
                run,
                "DR failover was GIVEN UP in " + drRegion + ": a person is needed",
                "The run has not finished: " + why + "." + error,
                "What happens if you do nothing: nothing. No alarm takes this run up again.",
                "What to do: find out what it waits for (" + stages(run) + "), repair that, then order it with fresh"
                        + " limits: " + command(run));
    }

    private static String stages(RunRecord run) {
        var text = new StringBuilder();
        run.stages().forEach(s -> text.append(text.isEmpty() ? "" : ", ")
                .append(s.stage())
                .append(' ')
                .append(s.state().name().toLowerCase(java.util.Locale.ROOT)));
        return text.isEmpty() ? "no stage has begun" : text.toString();
    }

    private static String command(RunRecord run) {
        return "{\"action\": \"failover\", \"confirm\": \"" + run.replicaId() + "\"}";
    }

    private Notice notice(RunRecord run, String subject, String... paragraphs) {
        String[] all = Arrays.copyOf(paragraphs, paragraphs.length + 1);
        all[paragraphs.length] = "Run " + run.runId() + ", attempt " + run.epoch() + "; its record: s3://" + bucket
                + "/runs/current.json";
        return Notice.of(subject, all);
    }
}
