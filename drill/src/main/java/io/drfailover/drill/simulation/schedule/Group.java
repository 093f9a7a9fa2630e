package io.drfailover.drill.simulation.schedule;

/** Tasks that die together, as the threads of one process do. */
public final class Group {
    private final String name;
    private boolean killed;

    /** Names it, for people. */
    public Group(String name) {
        this.name = name;
    }

    /** Every task of it ends at its next turn. */
    public void kill() {
        killed = true;
    }

    public boolean isKilled() {
        return killed;
    }

    void requireAlive() {
        if (killed) {
            throw new GoneError(name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
