package io.drfailover.readiness;

import io.drfailover.FailoverException;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What kept a check from looking, in words. */
record Mishap(Throwable cause) {
    private static final String AGAIN = "evaluate again";
    private static final int FORBIDDEN = 403;

    static Mishap of(ExecutionException e) {
        return new Mishap(e.getCause() == null ? e : e.getCause());
    }

    Finding finding() {
        if (cause instanceof FailoverException known) {
            // Its message says already what to do, after the semicolon.
            return Finding.notMade(oneLine(known), "do what is said there, then " + AGAIN);
        }
        if (cause instanceof AwsServiceException answered) {
            return isRefusal(answered)
                    ? Finding.notMade(
                            "AWS refused: " + words(answered),
                            "deploy the standby stack of this release, which gives the function this permission")
                    : Finding.notMade(
                            "AWS answered with an error: " + words(answered),
                            AGAIN + "; if it stays, look at the region's AWS Health Dashboard");
        }
        if (cause instanceof SdkException silent) {
            return Finding.notMade("AWS did not answer: " + oneLine(silent), AGAIN);
        }
        return Finding.notMade(
                "the check's own error: " + cause.getClass().getSimpleName() + ": " + oneLine(cause),
                AGAIN + "; if it stays, report it");
    }

    private static boolean isRefusal(AwsServiceException e) {
        return e.statusCode() == FORBIDDEN || code(e).contains("AccessDenied");
    }

    private static String code(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorCode() == null ? "HTTP " + e.statusCode() : details.errorCode();
    }

    /** AWS's own words where there are some: the SDK's message repeats them with ids and a count of attempts. */
    private static String words(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String service = details == null || details.serviceName() == null ? "" : details.serviceName() + " ";
        String message = details == null || details.errorMessage() == null ? "" : ": " + details.errorMessage();
        return (service + code(e) + message).replaceAll("\\s+", " ");
    }

    private static String oneLine(Throwable e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }
}
