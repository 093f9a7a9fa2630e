package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.control.Controls;
import io.drfailover.control.Hold;
import io.drfailover.ledger.LedgerException;

/** Whether a person holds everything back. */
public final class HoldCheck implements ReadinessCheck {
    private final Controls controls;

    public HoldCheck(Controls controls) {
        this.controls = controls;
    }

    @Override
    public String name() {
        return CheckName.HOLD.text();
    }

    @Override
    public Finding look(Deadline deadline) {
        try {
            Hold hold = controls.hold();
            return hold.held()
                    ? Finding.blocking(
                            hold.sentence() + ": no run begins or goes on",
                            "when the reason is gone: ./dr release, or {\"action\": \"release\", \"by\": \"<you>\"}")
                    : Finding.ok("nothing is held");
        } catch (LedgerException e) {
            // Every run asks this first, and does not begin without an answer.
            return Finding.blocking(
                    String.valueOf(e.getMessage()), "do what is said there: no run begins before it can be read");
        }
    }
}
