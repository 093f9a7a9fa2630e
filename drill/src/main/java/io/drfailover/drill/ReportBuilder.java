package io.drfailover.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.drill.check.CheckResult;
import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.report.DrillReport;
import io.drfailover.drill.report.DrillReport.Outcome;
import io.drfailover.drill.timeline.Interval;
import io.drfailover.drill.timeline.Span;
import io.drfailover.drill.timeline.TimeSplit;
import io.drfailover.drill.timeline.Timeline;
import io.drfailover.drill.world.Artifacts;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what a drill measured into its report. */
final class ReportBuilder {
    private static final long KIBIBYTES_IN_MEBIBYTE = 1024;

    private final DrillOptions options;
    private final Rig rig;
    private final Artifacts artifacts;

    ReportBuilder(DrillOptions options, Rig rig, Artifacts artifacts) {
        this.options = options;
        this.rig = rig;
        this.artifacts = artifacts;
    }

    DrillReport build(Invocation invocation, List<CheckResult> checks) throws IOException {
        Interval frame = Interval.between(
                invocation.startedAt().toEpochMilli(), invocation.endedAt().toEpochMilli());
        Timeline timeline = rig.log().timeline();
        return new DrillReport(
                DrillReport.SCHEMA_VERSION,
                invocation.startedAt().truncatedTo(ChronoUnit.MILLIS).toString(),
                outcome(invocation, checks),
                options.breaks().map(Object::toString).orElse(""),
                answer(invocation),
                frame.from(),
                within(timeline.stages(), frame),
                within(timeline.waits(), frame),
                TimeSplit.of(timeline, frame),
                checks,
                memory(),
                sizes(),
                setting(),
                environment());
    }

    private static Outcome outcome(Invocation invocation, List<CheckResult> checks) {
        if (!checks.stream().allMatch(CheckResult::held)) {
            return Outcome.UNPROVEN;
        }
        return invocation.result().answered() ? Outcome.RECOVERED : Outcome.FAILED;
    }

    private static JsonNode answer(Invocation invocation) {
        try {
            return new ObjectMapper().readTree(invocation.result().payload());
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(invocation.result().payload());
        }
    }

    /** A second alarm writes stages of its own; they are not part of this failover. */
    private static List<Span> within(List<Span> spans, Interval frame) {
        return spans.stream().filter(span -> span.startMillis() <= frame.to()).toList();
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
        return new TreeMap<>(Map.of(
                "AWS",
                "emulated on loopback",
                "cluster",
                rig.cluster().description(),
                "promotion lasts",
                options.waits().promotion().toSeconds() + " s",
                "EKS cluster lasts",
                options.waits().cluster().toSeconds() + " s",
                "node group lasts",
                options.waits().nodeGroup().toSeconds() + " s",
                "Lambda retries",
                Integer.toString(options.function().asyncRetries()),
                "Lambda memory",
                options.function().memoryMegabytes() + " MB",
                "Java",
                System.getProperty("java.version")));
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
