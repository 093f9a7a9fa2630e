package io.drfailover.drill;

import io.drfailover.drill.breakage.BreakStep;
import io.drfailover.drill.trouble.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a drill is asked for.
 *
 * @param rehearsal what is rehearsed
 * @param checks whose flaws are tried; empty for those of all
 * @param checkout the folder of this project, where the built zips are
 * @param report where the reports and logs go
 * @param waits how long the emulated waits last
 * @param kubeconfigFile a real cluster instead of the emulated one, or null
 * @param breakStep what to break, or null
 * @param deployedWith how the installation is rehearsed, or null: then the function stands without one
 * @param trouble what the function must cope with beyond the disaster
 * @param approval whether the function asks a person first
 * @param keep whether the world stays until Ctrl-C
 * @param function how Lambda treats a function that nobody deployed
 * @param machine the environment of the drill itself, to find programs in
 */
public record DrillOptions(
        Rehearsal rehearsal,
        Set<String> checks,
        Path checkout,
        Path report,
        Waits waits,
        @Nullable Path kubeconfigFile,
        @Nullable BreakStep breakStep,
        @Nullable Deployed deployedWith,
        Trouble trouble,
        boolean approval,
        boolean keep,
        FunctionLimits function,
        Map<String, String> machine) {
    public DrillOptions {
        checks = Set.copyOf(checks);
        machine = Map.copyOf(machine);
    }

    /** A real cluster's kubeconfig. */
    public Optional<Path> kubeconfig() {
        return Optional.ofNullable(kubeconfigFile);
    }

    /** What to break. */
    public Optional<BreakStep> breaks() {
        return Optional.ofNullable(breakStep);
    }

    /** How the installation is rehearsed. */
    public Optional<Deployed> deployed() {
        return Optional.ofNullable(deployedWith);
    }

    /**
     * The rehearsal of the installation.
     *
     * @param failure what of the primary fails
     * @param minute how long a minute of the schedules and the alarms lasts
     */
    public record Deployed(PrimaryFailure failure, Duration minute) {
        /** Short, and long enough for a probe on a busy machine. */
        public static final Duration USUAL_MINUTE = Duration.ofSeconds(2);
    }

    /**
     * How long the emulated AWS takes; minutes in reality, seconds here.
     *
     * @param promotion from the request until the replica stands alone
     * @param cluster until an EKS cluster is ACTIVE
     * @param nodeGroup until a node group is ACTIVE
     */
    public record Waits(Duration promotion, Duration cluster, Duration nodeGroup) {
        /** Long enough to overlap visibly, short enough for a drill of two minutes. */
        public static Waits standard() {
            return new Waits(Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(10));
        }
    }

    /**
     * Lambda's treatment of the function.
     *
     * @param memoryMegabytes its memory setting
     * @param timeout after which Lambda kills it
     * @param asyncRetries how often Lambda repeats a failed event; AWS's default is two, the drill's is none, so that a
     *     broken failover is seen as it broke
     * @param concurrency how many events it may handle at the same time
     */
    public record FunctionLimits(int memoryMegabytes, Duration timeout, int asyncRetries, int concurrency) {
        private static final int USUAL_RETRIES = 2;
        private static final int USUAL_CONCURRENCY = 5;

        /** As the standby stack deploys it, but without retries and one event at a time. */
        public static FunctionLimits standard() {
            return new FunctionLimits(3008, Duration.ofMinutes(15), 0, 1);
        }

        /** With what it takes to survive trouble: retries and concurrency as the standby stack deploys them. */
        public FunctionLimits in(Trouble trouble) {
            return trouble.any()
                    ? new FunctionLimits(
                            memoryMegabytes, trouble.lambdaLimit().orElse(timeout), USUAL_RETRIES, USUAL_CONCURRENCY)
                    : this;
        }

        /** For a world that is kept: people ask while a run is under way. */
        public FunctionLimits kept() {
            return new FunctionLimits(memoryMegabytes, timeout, asyncRetries, USUAL_CONCURRENCY);
        }

        /** The same with less time. */
        public FunctionLimits limitedTo(Duration limit) {
            return new FunctionLimits(memoryMegabytes, limit, asyncRetries, concurrency);
        }
    }
}
