package io.drfailover.helm;

import io.drfailover.FailoverException;
import io.drfailover.contract.Stage;
import org.jspecify.annotations.Nullable;

/** The applications were not installed. */
public final class ReleaseException extends FailoverException {
    private static final long serialVersionUID = 1L;

    private final String release;

    /** The same with what a secret must not say replaced. */
    private ReleaseException(String release, String message) {
        super(Stage.APPLICATIONS, message);
        this.release = release;
    }

    ReleaseException redacted(Redaction redaction) {
        String message = String.valueOf(getMessage());
        String clean = redaction.apply(message);
        return clean.equals(message) ? this : new ReleaseException(release, clean);
    }

    ReleaseException(String release, String problem, String remedy, @Nullable Throwable cause) {
        super(Stage.APPLICATIONS, problem, remedy, cause);
        this.release = release;
    }

    /** The Helm release, or "" when no single one is meant. */
    public String release() {
        return release;
    }
}
