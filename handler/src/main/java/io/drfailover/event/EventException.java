package io.drfailover.event;

import io.drfailover.FailoverException;
import io.drfailover.contract.Action;
import io.drfailover.contract.Stage;
import org.jspecify.annotations.Nullable;

/** An event that is not understood, or a command that is not confirmed. Nothing was changed. */
public final class EventException extends FailoverException {
    private static final long serialVersionUID = 1L;

    EventException(String problem, String remedy, @Nullable Throwable cause) {
        super(Stage.TRIGGER, problem, remedy, cause);
    }

    EventException(String problem) {
        this(problem, known(), null);
    }

    static String known() {
        return "send a CloudWatch alarm (directly, through SNS or EventBridge), {\"test\": true}, or"
                + " {\"action\": \"...\"} with one of " + String.join(", ", Action.names()) + "; nothing was changed";
    }
}
