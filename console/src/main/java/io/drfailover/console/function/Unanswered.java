package io.drfailover.console.function;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Why an order got no answer, in plain words. The codes are those of Invoke and the common errors (Lambda API Reference).
 *
 * @param address who was asked
 * @param order for what
 * @param limit for how long
 */
record Unanswered(FunctionAddress address, Order order, Duration limit) {
    private static final int SERVER_ERROR = 500;
    /** Commands have a line of their own, which is not wrapped. */
    private static final String WHO = "\n  aws sts get-caller-identity";

    UnreachableException because(SdkException e) {
        if (e instanceof AwsServiceException refused) {
            return refused(refused);
        }
        if (e instanceof ApiCallTimeoutException
                || e instanceof ApiCallAttemptTimeoutException
                || (caused(e, SocketTimeoutException.class) != null && !connecting(e))) {
            return of(
                    "no answer from " + address.words() + " within " + limit.toMinutes() + " minutes",
                    perhapsDone("try again; the function's log says how far it got:" + log()),
                    e);
        }
        if (caused(e, UnknownHostException.class) != null) {
            return of(
                    "Lambda's address for " + address.region() + " is unknown",
                    "check --region and --endpoint-url, and this machine's network and DNS",
                    e);
        }
        if (caused(e, ConnectException.class) != null || connecting(e)) {
            return of(
                    "nobody answers at " + (address.endpoint() == null ? "Lambda's address" : address.endpoint()),
                    KeptDrill.OPTION.equals(address.options())
                            ? "the kept drill has ended: start another:\n  ./dr drill --keep"
                            : "check this machine's network, proxy and --endpoint-url",
                    e);
        }
        return of(
                "the connection to Lambda in " + address.region() + " broke: " + e.getMessage(),
                perhapsDone("check this machine's network, then try again"),
                e);
    }

    private UnreachableException refused(AwsServiceException e) {
        String code = e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
        String said = e.awsErrorDetails() == null
                ? e.getMessage()
                : e.awsErrorDetails().errorMessage();
        return switch (code) {
            case "ResourceNotFoundException" ->
                of(
                        "there is no function " + address.words() + " in the account of these credentials",
                        "check --function, --qualifier and --region (the standby stack made the function in the DR"
                                + " region), and which account it is:" + WHO,
                        e);
            case "AccessDeniedException", "AccessDenied" ->
                of(
                        "these credentials may not invoke it: " + said,
                        "use others (AWS_PROFILE), or have lambda:InvokeFunction on " + address.words()
                                + " allowed to them",
                        e);
            case "ExpiredTokenException", "ExpiredToken" ->
                of("the AWS credentials have expired", "log in again, then try again:\n  aws sso login", e);
            case "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId" ->
                of("AWS does not know these credentials: " + said, "check which ones are used:" + WHO, e);
            case "InvalidSignatureException", "SignatureDoesNotMatch", "RequestExpired" ->
                of("AWS does not accept the signature: " + said, "check this machine's clock, and the secret key", e);
            case "TooManyRequestsException" ->
                of(
                        "the function is busy: all its concurrent executions are in use",
                        "try again in some seconds; nothing was done",
                        e);
            default ->
                of(
                        "Lambda in " + address.region() + " answered " + e.statusCode() + " " + code + ": " + said,
                        e.statusCode() >= SERVER_ERROR ? perhapsDone("try again") : "nothing was done",
                        e);
        };
    }

    private String perhapsDone(String remedy) {
        return order.isQuestion()
                ? remedy
                : "whether it was carried out is not known: look before you order it again:\n  ./dr status "
                        + address.options();
    }

    private String log() {
        return "\n  aws logs tail /aws/lambda/" + address.name() + " --since 15m --region " + address.region();
    }

    private static UnreachableException of(String problem, String remedy, Throwable cause) {
        return new UnreachableException(problem, remedy, cause);
    }

    /** The JDK tells a connection that is not made from an answer that does not come by its text alone. */
    private static boolean connecting(Throwable e) {
        Throwable timeout = caused(e, SocketTimeoutException.class);
        return timeout != null
                && String.valueOf(timeout.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
    }

    private static @Nullable Throwable caused(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return cause;
            }
        }
        return null;
    }
}
