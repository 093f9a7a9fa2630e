package io.drfailover.helm;

import io.drfailover.FailoverException;
import io.drfailover.contract.Stage;
import org.jspecify.annotations.Nullable;

/** The applications were not installed. */
public final class ReleaseException extends FailoverException {
    private static final long serialVersionUID = 1L;

    private final String release;
    private final boolean notReadyInTime;

    /** The same with what a secret must not say replaced. */
    private ReleaseException(String release, String message, boolean notReadyInTime) {
        super(Stage.APPLICATIONS, message);
        this.release = release;
        this.notReadyInTime = notReadyInTime;
    }

    ReleaseException redacted(Redaction redaction) {
        String message = String.valueOf(getMessage());
        String clean = redaction.apply(message);
        return clean.equals(message) ? this : new ReleaseException(release, clean, notReadyInTime);
    }

    /** Anything but a release that was not ready in time. */
    public ReleaseException(String release, String problem, String remedy, @Nullable Throwable cause) {
        this(release, problem, remedy, cause, false);
    }

    private ReleaseException(
            String release, String problem, String remedy, @Nullable Throwable cause, boolean notReadyInTime) {
        super(Stage.APPLICATIONS, problem, remedy, cause);
        this.release = release;
        this.notReadyInTime = notReadyInTime;
    }

    /** Helm has waited for as long as it was told to. */
    public static ReleaseException notReadyInTime(String release, String problem, String remedy) {
        return new ReleaseException(release, problem, remedy, null, true);
    }

    /** Whether nothing was wrong but the time: the release may still become ready. */
    public boolean isNotReadyInTime() {
        return notReadyInTime;
    }

    /** The Helm release, or "" when no single one is meant. */
    public String release() {
        return release;
    }
}
