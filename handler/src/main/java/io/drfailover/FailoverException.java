package io.drfailover;

import io.drfailover.contract.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Root of everything that ends a failover. Each stage has a subclass of its own that carries what it knows (an exit
 * code, an instance id, a release). The message reads {@code <stage>: <what is wrong>; <what to do>}.
 */
public abstract class FailoverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Stage stage;
    private final String problem;
    private final String remedy;

    protected FailoverException(Stage stage, String problem, String remedy, @Nullable Throwable cause) {
        super(stage.stageName() + ": " + problem + "; " + remedy, cause);
        this.stage = stage;
        this.problem = problem;
        this.remedy = remedy;
    }

    /** With a message that is complete already. */
    protected FailoverException(Stage stage, String message) {
        super(message);
        this.stage = stage;
        this.problem = message;
        this.remedy = "";
    }

    /** The first half of the message: what is wrong. */
    public final String problem() {
        return problem;
    }

    /** The second half: what to do about it, or "" where the first half says it all. */
    public final String remedy() {
        return remedy;
    }

    /** The stage that ended. */
    public final Stage stage() {
        return stage;
    }
}
