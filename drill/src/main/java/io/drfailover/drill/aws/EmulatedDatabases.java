package io.drfailover.drill.aws;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RDS: statuses that the drill wishes to see. A new replica replicates and is 0 seconds behind. */
public final class EmulatedDatabases {
    private final EmulatorControl control;

    EmulatedDatabases(EmulatorControl control) {
        this.control = control;
    }

    /** Shows a status of a database instance for a while, such as {@code backing-up}, during which AWS refuses to promote. */
    public void status(String region, String identifier, String status, Duration howLong) {
        control.put(
                "/drill/database",
                Map.of(
                        "region",
                        region,
                        "identifier",
                        identifier,
                        "status",
                        status,
                        "seconds",
                        EmulatedAws.seconds(howLong)));
    }

    /**
     * Breaks a replica's replication: its status is {@code error}, not normal, with this message, and its lag becomes -1, as
     * RDS reports it then.
     */
    public void replicationBroken(String region, String replica, String message) {
        replication(region, replica, message);
    }

    /** Makes the replica replicate again, 0 seconds behind. */
    public void replicationHealthy(String region, String replica) {
        replication(region, replica, null);
    }

    /** Sets what AWS/RDS reports as {@code ReplicaLag} in the replica's region from now on. */
    public void replicaLag(String region, String replica, Duration lag) {
        control.put(
                "/drill/replication",
                Map.of("region", region, "identifier", replica, "lagSeconds", EmulatedAws.seconds(lag)));
    }

    private void replication(String region, String replica, @Nullable String error) {
        Map<String, @Nullable Object> wish = new HashMap<>();
        wish.put("region", region);
        wish.put("identifier", replica);
        wish.put("error", error);
        control.put("/drill/replication", wish);
    }
}
