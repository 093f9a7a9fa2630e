package io.drfailover.drill.simulation.fault;

/** How much goes wrong in one run. */
public enum Weather {
    /** Nothing at the calls. */
    CALM(0, 0),
    /** One crash, at one call; every call is hit by some seed. */
    ONE_CRASH(0, 0),
    CHANGEABLE(150, 15),
    STORM(600, 60);

    private final int writes;
    private final int reads;

    Weather(int writes, int reads) {
        this.writes = writes;
        this.reads = reads;
    }

    /** What becomes of a probability in it. */
    public double of(double probability) {
        return switch (this) {
            case CALM -> 0;
            case ONE_CRASH -> probability / 3;
            case CHANGEABLE -> probability;
            case STORM -> probability * 3;
        };
    }

    /** How many of 10,000 calls that change something are hit. */
    public int writesHit() {
        return writes;
    }

    /** How many of 10,000 calls that change nothing are hit; most of them are polls. */
    public int readsHit() {
        return reads;
    }
}
