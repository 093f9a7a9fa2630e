package io.drfailover.ledger;

import io.drfailover.FailoverException;
import io.drfailover.contract.Stage;
import org.jspecify.annotations.Nullable;

/** The run's record could not be read or written, or another run has written it meanwhile. */
public final class LedgerException extends FailoverException {
    private static final long serialVersionUID = 1L;

    LedgerException(Stage stage, String problem, String remedy, @Nullable Throwable cause) {
        super(stage, problem, remedy, cause);
    }
}
