package io.drfailover.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.drill.check.CheckFailure;
import io.drfailover.drill.check.CheckResult;
import io.drfailover.drill.check.RunLedgerRecord;
import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.question.Asked;
import io.drfailover.drill.report.DecisionPart;
import io.drfailover.drill.report.DrillReport;
import io.drfailover.drill.report.DrillReport.Outcome;
import io.drfailover.drill.report.InstallationPart;
import io.drfailover.drill.run.PlayedRun;
import io.drfailover.drill.run.Row;
import io.drfailover.drill.run.Rows;
import io.drfailover.drill.timeline.Interval;
import io.drfailover.drill.timeline.Span;
import io.drfailover.drill.timeline.TimeSplit;
import io.drfailover.drill.timeline.Timeline;
import io.drfailover.drill.world.Artifacts;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what a drill measured into its report. */
final class ReportBuilder {
    private static final long KIBIBYTES_IN_MEBIBYTE = 1024;

    private final DrillOptions options;
    private final Rig rig;
    private final Artifacts artifacts;
    private final List<CheckResult> checks;

    ReportBuilder(DrillOptions options, Rig rig, Artifacts artifacts, List<CheckResult> checks) {
        this.options = options;
        this.rig = rig;
        this.artifacts = artifacts;
        this.checks = List.copyOf(checks);
    }

    /** Of a failover that happened, whatever its end. */
    DrillReport ofFailover(PlayedRun run, InstallationPart installation) throws IOException {
        return build(
                run.frame(),
                held(run.succeeded() ? Outcome.RECOVERED : Outcome.FAILED),
                options.breaks().map(Object::toString).orElse(""),
                answer(run.judged()),
                new Rows(rig.log().timeline()).of(run),
                decision(),
                installation);
    }

    /** Of a failure that was watched and rightly led to no failover. */
    DrillReport ofNoFailover(Interval watched, PrimaryFailure failure, JsonNode answer, InstallationPart installation)
            throws IOException {
        return build(
                watched,
                held(Outcome.HELD_BACK),
                failure.toString(),
                answer,
                List.of(),
                DecisionPart.none(),
                installation);
    }

    /** Of something in peace that the function was asked, and that led to no failover. */
    DrillReport ofPeace(Outcome outcome, Asked asked, Interval frame) throws IOException {
        String evidence = asked.answer().at("/body/evidence").asText();
        return build(
                frame,
                held(outcome),
                "",
                asked.answer(),
                List.of(),
                new DecisionPart(evidence, "", ""),
                InstallationPart.none());
    }

    private DrillReport build(
            Interval frame,
            Outcome outcome,
            String broken,
            JsonNode answer,
            List<Row> invocations,
            DecisionPart decision,
            InstallationPart installation)
            throws IOException {
        // A question writes stages, too; they are not those of a failover.
        Timeline timeline = invocations.isEmpty() ? new Timeline() : rig.log().timeline();
        return new DrillReport(
                DrillReport.SCHEMA_VERSION,
                Instant.ofEpochMilli(frame.from()).toString(),
                outcome,
                broken,
                answer,
                frame.from(),
                invocations,
                within(timeline.stages(), frame),
                within(timeline.waits(), frame),
                TimeSplit.of(timeline, frame),
                checks,
                memory(),
                sizes(),
                setting(),
                environment(),
                decision,
                installation);
    }

    /** As the run's record has it; a failover that failed before it began has none. */
    private DecisionPart decision() throws IOException {
        try {
            RunLedgerRecord record = RunLedgerRecord.read(rig.world());
            return new DecisionPart(record.evidence(), record.dataLoss(), record.fencing());
        } catch (CheckFailure noRecord) {
            return DecisionPart.none();
        }
    }

    private Outcome held(Outcome outcome) {
        return checks.stream().allMatch(CheckResult::held) ? outcome : Outcome.UNPROVEN;
    }

    private static JsonNode answer(Invocation invocation) {
        try {
            return new ObjectMapper().readTree(invocation.result().payload());
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(invocation.result().payload());
        }
    }

    /** A second alarm and a readiness check before write stages of their own; they are not part of this run. */
    private static List<Span> within(List<Span> spans, Interval frame) {
        return spans.stream()
                .filter(span -> span.startMillis() >= frame.from() && span.startMillis() <= frame.to())
                .toList();
    }

    private Map<String, Long> memory() {
        Map<String, Long> mebibytes = new TreeMap<>();
        rig.lambda()
                .peakMemory()
                .kibibytesByProgram()
                .forEach((program, kibibytes) -> mebibytes.put(program, kibibytes / KIBIBYTES_IN_MEBIBYTE));
        return mebibytes;
    }

    private Map<String, Long> sizes() throws IOException {
        return new TreeMap<>(Map.of(
                "function zip", rig.function().zipBytes(),
                "function unpacked", rig.function().unpackedBytes(),
                "bundle", artifacts.bundle().bytes(),
                "toolchain", artifacts.toolchain().bytes()));
    }

    private Map<String, String> setting() {
        Map<String, String> setting = new TreeMap<>(Map.of(
                "AWS",
                "emulated on loopback" + (options.trouble().throttled() ? ", throttling" : ""),
                "cluster",
                rig.cluster().description(),
                "promotion lasts",
                options.waits().promotion().toSeconds() + " s",
                "EKS cluster lasts",
                options.waits().cluster().toSeconds() + " s",
                "node group lasts",
                options.waits().nodeGroup().toSeconds() + " s",
                "Lambda concurrency",
                rig.settings().concurrency() + " at most, " + rig.lambda().sandboxes() + " sandboxes used, "
                        + rig.lambda().deadSandboxes() + " of them died",
                "Lambda memory",
                rig.settings().memoryMegabytes() + " MB",
                "Lambda limit",
                rig.settings().timeout().toSeconds() + " s",
                "Java",
                System.getProperty("java.version")));
        options.trouble()
                .killPoint()
                .ifPresent(point -> setting.put(
                        "SIGKILL at", point + ": " + options.trouble().victims()));
        if (options.trouble().alarms() > 1) {
            setting.put("alarms at once", Integer.toString(options.trouble().alarms()));
        }
        return setting;
    }

    /** The project's own variables only: none of them is a secret. */
    private Map<String, String> environment() {
        Map<String, String> shown = new TreeMap<>();
        for (EnvironmentVariable variable : EnvironmentVariable.values()) {
            String value = rig.settings().environment().get(variable.name());
            if (value != null) {
                shown.put(variable.name(), value);
            }
        }
        return shown;
    }
}
