package io.drfailover.drill;

import io.drfailover.contract.Stage;
import io.drfailover.drill.lambda.FunctionSettings;
import io.drfailover.drill.trouble.KillPoint;
import io.drfailover.drill.trouble.Trouble;
import io.drfailover.drill.trouble.Victims;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that make a failover hard. */
final class TroubleOptions {
    /** Less is not enough to start, to unpack the toolchain and to be stopped politely. */
    private static final int SHORTEST_LIMIT = 30;

    private static final int MOST_ALARMS = 100;

    @Option(
            names = "--lambda-limit",
            paramLabel = "SECONDS",
            description = "Lambda kills the function after so many seconds (SIGKILL, as AWS does after its timeout)"
                    + " instead of 15 minutes; the run then takes several invocations.")
    private @Nullable Integer lambdaLimit;

    @Option(
            names = "--kill-at",
            paramLabel = "STAGE[:N|:SUBJECT]",
            converter = KillPointConverter.class,
            completionCandidates = StageNames.class,
            description = "Send a SIGKILL once, in stage ${COMPLETION-CANDIDATES}: as it starts, N timeline events into"
                    + " it, or 3 s into the wait for SUBJECT (a terraform address, a release, or how one begins).")
    private @Nullable KillPoint killPoint;

    @Option(
            names = "--kill",
            paramLabel = "WHO",
            converter = VictimsConverter.class,
            completionCandidates = VictimNames.class,
            description =
                    "With --kill-at, who gets the SIGKILL: ${COMPLETION-CANDIDATES}; default both, as Lambda kills"
                            + " a whole sandbox.")
    private @Nullable Victims victims;

    @Option(
            names = "--duplicate-alarm",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "10",
            description = "N alarms at once; default ${FALLBACK-VALUE}. One invocation works, the others join it.")
    private @Nullable Integer alarms;

    @Option(
            names = "--throttle",
            description = "AWS answers every eighth request of each service with its throttling error and a few with"
                    + " 503, during the whole failover.")
    private boolean throttled;

    /** Whether any of them was given. */
    boolean asked() {
        return lambdaLimit != null || killPoint != null || victims != null || alarms != null || throttled;
    }

    /** What is wrong with them, for people. */
    Optional<String> problem() {
        long longest = FunctionSettings.LONGEST_TIMEOUT.toSeconds();
        if (lambdaLimit != null && (lambdaLimit < SHORTEST_LIMIT || lambdaLimit > longest)) {
            return Optional.of("--lambda-limit " + lambdaLimit + ": expected " + SHORTEST_LIMIT + " to " + longest
                    + " seconds; Lambda allows no more, and with less nothing gets done");
        }
        if (alarms != null && (alarms < 2 || alarms > MOST_ALARMS)) {
            return Optional.of("--duplicate-alarm " + alarms + ": expected 2 to " + MOST_ALARMS + " alarms");
        }
        if (victims != null && killPoint == null) {
            return Optional.of("--kill needs --kill-at: it says who, and not when");
        }
        if (victims == Victims.TERRAFORM && killPoint != null && killPoint.stage() != Stage.INFRASTRUCTURE) {
            return Optional.of("--kill terraform needs --kill-at infrastructure: in no other stage does it run, and "
                    + killPoint + " would kill nobody");
        }
        return Optional.empty();
    }

    /** All of them together. */
    Trouble trouble() {
        return new Trouble(
                lambdaLimit == null ? null : Duration.ofSeconds(lambdaLimit),
                killPoint,
                victims == null ? Victims.BOTH : victims,
                alarms == null ? 1 : alarms,
                throttled);
    }

    /** Names of the stages, for the help. */
    static final class StageNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return KillPoint.stageNames().iterator();
        }
    }

    /** Names of the victims, for the help. */
    static final class VictimNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Victims.labels().iterator();
        }
    }

    /** A moment by its text. */
    static final class KillPointConverter implements ITypeConverter<KillPoint> {
        @Override
        public KillPoint convert(String text) {
            try {
                return KillPoint.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Victims by their name. */
    static final class VictimsConverter implements ITypeConverter<Victims> {
        @Override
        public Victims convert(String label) {
            return Victims.of(label)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + label + "' is none of " + String.join(", ", Victims.labels())));
        }
    }
}
