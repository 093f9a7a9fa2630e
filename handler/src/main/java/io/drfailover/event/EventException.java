package io.drfailover.event;

import io.drfailover.FailoverException;
import io.drfailover.contract.Stage;
import org.jspecify.annotations.Nullable;

/** An event that is not understood, or a command that is not confirmed. Nothing was changed. */
public final class EventException extends FailoverException {
    private static final long serialVersionUID = 1L;

    static final String KNOWN = "send a CloudWatch alarm (directly, through SNS or EventBridge), "
            + "{\"test\": true}, {\"action\": \"probe\"}, "
            + "or {\"action\": \"failover\", \"confirm\": \"<RDS_REPLICA_ID>\"}; nothing was changed";

    EventException(String problem, String remedy, @Nullable Throwable cause) {
        super(Stage.TRIGGER, problem, remedy, cause);
    }

    EventException(String problem) {
        this(problem, KNOWN, null);
    }
}
