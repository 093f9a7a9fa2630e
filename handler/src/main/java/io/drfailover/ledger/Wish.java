package io.drfailover.ledger;

import io.drfailover.evidence.Judgement;
import org.jspecify.annotations.Nullable;

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
     * @param judgement the evidence; null as long as nobody has looked at it
     */
    record Begin(String cause, String replicaId, boolean confirmed, @Nullable Judgement judgement) implements Wish {
        /** The same, with what the evidence came to. */
        public Begin with(Judgement found) {
            return new Begin(cause, replicaId, confirmed, found);
        }
    }

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

    /**
     * The run is to end.
     *
     * @param cause who ends it, and why
     */
    record Abort(String cause) implements Wish {}
}
