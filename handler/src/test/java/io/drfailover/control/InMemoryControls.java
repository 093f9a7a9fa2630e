package io.drfailover.control;

import io.drfailover.ledger.InMemoryRunLedger;
import io.drfailover.ledger.StaleVersionException;
import java.util.Optional;

/** Controls in memory, with the conditions of S3; counts what is written. */
public final class InMemoryControls implements Controls {
    private Hold hold = Hold.never();
    private Optional<Entry> proposal = Optional.empty();
    public int writes;
    /** As long as nobody writes it anew. */
    public boolean unreadable;
    /** The next proposal is written, and the store says that somebody else was faster: a repeated call meets its first try. */
    public boolean answerLost;

    @Override
    public Hold hold() {
        if (unreadable) {
            throw InMemoryRunLedger.unreadable("control/hold.json");
        }
        return hold;
    }

    @Override
    public void write(Hold next) {
        writes++;
        hold = next;
        unreadable = false;
    }

    @Override
    public void release(Hold held, Hold after) {
        if (!hold.equals(held)) {
            throw new StaleVersionException("control/hold.json");
        }
        write(after);
        if (answerLost) {
            answerLost = false;
            throw new StaleVersionException("control/hold.json");
        }
    }

    @Override
    public Optional<Entry> proposal() {
        return proposal;
    }

    @Override
    public Entry write(Optional<Entry> predecessor, Proposal next) {
        if (!predecessor.map(Entry::version).equals(proposal.map(Entry::version))) {
            throw new StaleVersionException("control/proposal.json");
        }
        writes++;
        var entry = new Entry(next, "version-" + writes);
        proposal = Optional.of(entry);
        if (answerLost) {
            answerLost = false;
            throw new StaleVersionException("control/proposal.json");
        }
        return entry;
    }
}
