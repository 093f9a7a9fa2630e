package io.drfailover.terraform;

import io.drfailover.FailoverException;
import io.drfailover.contract.Stage;
import org.jspecify.annotations.Nullable;

/** The bundle or the toolchain is missing, altered, hostile, or of another version than this function. */
public final class BundleException extends FailoverException {
    private static final long serialVersionUID = 1L;

    BundleException(Stage stage, String problem, String remedy, @Nullable Throwable cause) {
        super(stage, problem, remedy, cause);
    }
}
