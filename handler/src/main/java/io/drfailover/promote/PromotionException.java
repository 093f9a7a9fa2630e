package io.drfailover.promote;

import io.drfailover.FailoverException;
import io.drfailover.contract.Stage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The replica was not promoted, or that could not be proved. */
public final class PromotionException extends FailoverException {
    private static final long serialVersionUID = 1L;

    private final String instanceId;
    private final String awsRequestId;

    PromotionException(String instanceId, String problem, String remedy, @Nullable Throwable cause) {
        super(Stage.PROMOTE, problem, remedy, cause);
        this.instanceId = instanceId;
        this.awsRequestId = cause instanceof AwsServiceException aws && aws.requestId() != null ? aws.requestId() : "";
    }

    public String instanceId() {
        return instanceId;
    }

    /** AWS's request id for a support case, or "". */
    public String awsRequestId() {
        return awsRequestId;
    }
}
