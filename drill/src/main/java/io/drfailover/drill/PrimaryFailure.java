package io.drfailover.drill;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The values of {@code --fail}: what of the primary fails. */
public enum PrimaryFailure {
    REGION("region", true),
    LOAD_BALANCER("load-balancer", false),
    DATABASE("database", false),
    REPLICATION("replication", false);

    private final String label;
    private final boolean failsOver;

    PrimaryFailure(String label, boolean failsOver) {
        this.label = label;
        this.failsOver = failsOver;
    }

    /** The failure of that name. */
    public static Optional<PrimaryFailure> of(String label) {
        return Arrays.stream(values())
                .filter(failure -> failure.label.equals(label))
                .findFirst();
    }

    /** Every name. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Object::toString).toList();
    }

    /** Whether it must lead to a failover: a single weak signal must not. */
    public boolean failsOver() {
        return failsOver;
    }

    /** Whether the load balancer dies. */
    public boolean loadBalancer() {
        return this == REGION || this == LOAD_BALANCER;
    }

    /** Whether the database stops accepting connections. */
    public boolean database() {
        return this == REGION || this == DATABASE;
    }

    /** Whether the replica loses its source. */
    public boolean replication() {
        return this == REGION || this == REPLICATION;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return label;
    }
}
