package io.drfailover.drill.simulation.world;

import java.time.Instant;
import java.util.Map;

/** Something that AWS has made, or is making. */
public final class CloudResource {
    private final String id;
    private final Declared declared;
    private final Map<String, String> parents;
    private final Instant readyAt;
    private final boolean fails;
    private boolean letsEverythingOut;
    private boolean deleted;

    CloudResource(String id, Declared declared, Map<String, String> parents, Instant readyAt, boolean fails) {
        this.id = id;
        this.declared = declared;
        this.parents = Map.copyOf(parents);
        this.readyAt = readyAt;
        this.fails = fails;
        this.letsEverythingOut = declared.type().equals("aws_security_group");
    }

    public String id() {
        return id;
    }

    /** Where the recovery stack declares it. */
    public String address() {
        return declared.address();
    }

    Declared declared() {
        return declared;
    }

    Map<String, String> parents() {
        return parents;
    }

    Instant readyAt() {
        return readyAt;
    }

    void delete() {
        deleted = true;
    }

    /** Whether it still has the rule with which AWS makes a security group. */
    public boolean letsEverythingOut() {
        return letsEverythingOut;
    }

    void close() {
        letsEverythingOut = false;
    }

    boolean exists() {
        return !deleted;
    }

    boolean isReady(Instant now) {
        return !deleted && !fails && !now.isBefore(readyAt);
    }

    boolean hasFailed(Instant now) {
        return !deleted && fails && !now.isBefore(readyAt);
    }

    /** Whether it is, or will be, of use. */
    public boolean isAlive() {
        return !deleted && !fails;
    }
}
