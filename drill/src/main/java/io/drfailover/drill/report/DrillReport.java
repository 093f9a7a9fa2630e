package io.drfailover.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.check.CheckResult;
import io.drfailover.drill.run.Row;
import io.drfailover.drill.timeline.Span;
import io.drfailover.drill.timeline.TimeSplit;
import java.util.List;
import java.util.Map;

/**
 * A drill as it went.
 *
 * @param schemaVersion of this record
 * @param startedAt when the alarm reached the function, ISO-8601
 * @param outcome in one word
 * @param broken what was broken on purpose, or ""
 * @param answer the function's answer or error
 * @param startMillis begin of the first invocation, since 1970-01-01T00:00Z
 * @param invocations of the run, in the order of their starts
 * @param stages the stages in the order of their starts
 * @param waits what AWS and Kubernetes were waited for
 * @param time whose time it was
 * @param checks the checks in their order
 * @param peakMemoryMebibytes peak of each program in the function's sandbox
 * @param sizesBytes of function, bundle and toolchain
 * @param setting what was emulated and how long the waits lasted
 * @param environment the function's variables, without credentials
 * @param decision why there was a failover or none
 * @param installation what stood before the disaster
 */
public record DrillReport(
        int schemaVersion,
        String startedAt,
        Outcome outcome,
        String broken,
        JsonNode answer,
        long startMillis,
        List<Row> invocations,
        List<Span> stages,
        List<Span> waits,
        TimeSplit time,
        List<CheckResult> checks,
        Map<String, Long> peakMemoryMebibytes,
        Map<String, Long> sizesBytes,
        Map<String, String> setting,
        Map<String, String> environment,
        DecisionPart decision,
        InstallationPart installation) {
    /** Version of this record's shape. */
    public static final int SCHEMA_VERSION = 4;

    public DrillReport {
        invocations = List.copyOf(invocations);
        stages = List.copyOf(stages);
        waits = List.copyOf(waits);
        checks = List.copyOf(checks);
    }

    /** How a drill can end, with the exit code of the command. */
    public enum Outcome {
        /** The failover succeeded and every check held. */
        RECOVERED(0),
        /** One signal alone failed: rightly there was no failover, and every check held. */
        HELD_BACK(0),
        /** The alarm rang although the primary was well: rightly there was no failover, and every check held. */
        STOOD_DOWN(0),
        /** The function says that a failover would succeed, and every check held. */
        READY(0),
        /** The function says that a failover would fail, and every check held. */
        NOT_READY(1),
        /** The failover failed: unexpectedly, or as {@code --break} provoked it, with every check held. */
        FAILED(1),
        /** A check did not hold. */
        UNPROVEN(4);

        private final int exitCode;

        Outcome(int exitCode) {
            this.exitCode = exitCode;
        }

        /** For the shell; never 0 unless everything held. */
        public int exitCode() {
            return exitCode;
        }
    }
}
