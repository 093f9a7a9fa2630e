package io.drfailover.terraform;

import java.util.List;

/** No plan could be made; terraform said why. */
public final class PreviewException extends TerraformException {
    private static final long serialVersionUID = 1L;

    private final List<Diagnostic> errors;

    private PreviewException(List<Diagnostic> errors, TerraformException cause) {
        super(
                "terraform cannot plan: " + errors.get(0)
                        + (errors.size() > 1 ? ", and " + (errors.size() - 1) + " more" : ""),
                "repair what it names; if it is a permission, let the function's role have it",
                cause.exitCode(),
                cause);
        this.errors = List.copyOf(errors);
    }

    /** Made of what terraform said, at least one error. */
    public static PreviewException of(List<Diagnostic> errors, TerraformException cause) {
        return new PreviewException(errors, cause);
    }

    /** All of them, at least one. */
    public List<Diagnostic> errors() {
        return errors;
    }
}
