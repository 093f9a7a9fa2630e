package io.drfailover.drill.flaw;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All of them. */
public final class Flaws {
    private Flaws() {}

    /** In the order in which they are tried. */
    public static List<Flaw> all() {
        return List.of(
                new EnvironmentIncomplete(),
                new ConfirmationsImpossible(),
                new FailoversHeld(),
                new RunUnacknowledged(),
                new ReplicaDeleted(),
                new ReplicaPromoted(),
                new ReplicaFull(),
                new ReplicaLags(),
                new ReplicaWithoutBackups(),
                new BundleExchanged(),
                new ToolchainMissing(),
                new BundleNewer(),
                new PlanTooLarge(),
                new PlanInvalid(),
                new ChartRejectsValues(),
                new ImageInPrimary(),
                new ImageMissing(),
                new SecretDeleted(),
                new RoleDeleted(),
                new PermissionLost(),
                new QuotaUsedUp(),
                new TypeNotOffered(),
                new NetworkOverlaps(),
                new RouteLeftBehind(),
                new ClusterForeign(),
                new TopicWithoutReaders(),
                new SecretInPrimary());
    }

    /** Those of some checks; of no check those of all. */
    public static List<Flaw> of(Set<String> checks) {
        return all().stream()
                .filter(flaw -> checks.isEmpty() || checks.contains(flaw.check()))
                .toList();
    }

    /** The checks that can be turned. */
    public static Set<String> checks() {
        return all().stream().map(Flaw::check).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What cannot be broken here, and why: by its check. */
    public static Map<String, String> notShown() {
        return Map.of("disk", "the emulated sandbox has the machine's own room");
    }
}
