package io.drfailover.control;

import io.drfailover.ledger.LedgerException;
import io.drfailover.ledger.StaleVersionException;
import java.util.Optional;

/** Where the controls are kept. Every method throws {@link LedgerException} if the store does not answer. */
public interface Controls {
    /** The kill switch as it stands. */
    Hold hold();

    /** Sets a hold, whatever stands there: all who set one say stop. */
    void write(Hold hold);

    /**
     * Ends a hold.
     *
     * @param held what {@link #hold()} returned
     * @throws StaleVersionException if another one was set meanwhile
     */
    void release(Hold held, Hold after);

    /** The newest proposal, whatever its state. */
    Optional<Entry> proposal();

    /**
     * Writes a proposal.
     *
     * @param predecessor what {@link #proposal()} or this method returned, empty if there was none
     * @throws StaleVersionException if somebody else has written meanwhile
     */
    Entry write(Optional<Entry> predecessor, Proposal proposal);

    /**
     * A proposal and the version that was read or written.
     *
     * @param proposal the proposal
     * @param version opaque, the store's
     */
    record Entry(Proposal proposal, String version) {}
}
