package io.drfailover.terraform;

/** The state has changed since the plan was made, so terraform refuses to apply it. Nothing was applied: plan again. */
public final class StalePlanException extends TerraformException {
    private static final long serialVersionUID = 1L;

    public StalePlanException(int exitCode) {
        super(
                "the state has changed since the plan was made",
                "invoke the function again: it plans again",
                exitCode,
                null);
    }
}
