package io.drfailover.ledger;

/** What an event wants of the runs. */
public sealed interface Wish {
    /** For the record and for people. */
    String cause();

    /**
     * A failover.
     *
     * @param cause what rang, in words
     * @param replicaId the replica it is about
     * @param confirmed a person named the replica
     */
    record Begin(String cause, String replicaId, boolean confirmed) implements Wish {}

    /**
     * A parked run is to go on.
     *
     * @param runId which
     * @param epoch who parked it
     */
    record Continue(String runId, int epoch) implements Wish {
        @Override
        public String cause() {
            return "continuation of epoch " + epoch;
        }
    }

    /** Whatever was left lying: a continuation that never came, an invocation that died. */
    record PickUp() implements Wish {
        @Override
        public String cause() {
            return "watchdog";
        }
    }
}
