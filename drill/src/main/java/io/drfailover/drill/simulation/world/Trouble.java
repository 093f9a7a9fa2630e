package io.drfailover.drill.simulation.world;

/** What is wrong with the world for good, until a person repairs it. */
public enum Trouble {
    NONE("nothing"),
    PROMOTION_REFUSED("RDS refuses to promote"),
    CLUSTER_GIVEN_UP("AWS gives up the first control plane"),
    PLAN_REPLACES("the bundle would replace a subnet that is there"),
    LOAD_BALANCER_REFUSED("AWS refuses the load balancer"),
    RELEASE_NEVER_READY("a release never becomes ready"),
    BUNDLE_UNREADABLE("the bundle cannot be read");

    private final String words;

    Trouble(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
