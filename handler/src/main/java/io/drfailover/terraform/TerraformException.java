package io.drfailover.terraform;

import io.drfailover.FailoverException;
import io.drfailover.contract.Stage;
import org.jspecify.annotations.Nullable;

/** terraform ended with an error, took too long, planned something that is refused, or found what a person must decide. */
public class TerraformException extends FailoverException {
    private static final long serialVersionUID = 1L;

    /** The exit code of a process that never ended by itself. */
    public static final int NO_EXIT_CODE = -1;

    private final int exitCode;

    public TerraformException(String problem, String remedy, int exitCode, @Nullable Throwable cause) {
        super(Stage.INFRASTRUCTURE, problem, remedy, cause);
        this.exitCode = exitCode;
    }

    public TerraformException(String problem, String remedy) {
        this(problem, remedy, NO_EXIT_CODE, null);
    }

    /** terraform's exit code, or {@link #NO_EXIT_CODE}. */
    public final int exitCode() {
        return exitCode;
    }
}
