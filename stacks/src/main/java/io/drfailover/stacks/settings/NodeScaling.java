package io.drfailover.stacks.settings;

/** Numbers of nodes: the fewest, the ones wanted, the most. */
public record NodeScaling(int min, int desired, int max) {
    public NodeScaling {
        if (min > desired || desired > max) {
            throw new SettingsException(
                    "nodes: min %d, desired %d, max %d; give min <= desired <= max".formatted(min, desired, max));
        }
    }
}
