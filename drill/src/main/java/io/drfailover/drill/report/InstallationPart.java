package io.drfailover.drill.report;

import java.util.List;
import java.util.Map;

/**
 * What stood before the disaster, and how it noticed.
 *
 * @param stacks as terraform applied them; empty where the world was seeded by hand
 * @param alarms what the alarms did after the primary had broken, in order
 * @param figures everything else that was measured, in words
 */
public record InstallationPart(List<Stack> stacks, List<Change> alarms, Map<String, String> figures) {
    public InstallationPart {
        stacks = List.copyOf(stacks);
        alarms = List.copyOf(alarms);
        figures = Map.copyOf(figures);
    }

    /** For a drill of the failover alone. */
    public static InstallationPart none() {
        return new InstallationPart(List.of(), List.of(), Map.of());
    }

    /**
     * A stack.
     *
     * @param name as in {@code cdktf list}
     * @param region where it stands
     * @param resources how many resources were made
     * @param applyMillis how long init and apply took together
     * @param planAfter what terraform would have done to it afterwards
     */
    public record Stack(String name, String region, int resources, long applyMillis, String planAfter) {}

    /**
     * An alarm's change.
     *
     * @param afterMillis how long after the primary had broken
     * @param region the alarm's
     * @param alarm its name
     * @param state what it became
     */
    public record Change(long afterMillis, String region, String alarm, String state) {}
}
