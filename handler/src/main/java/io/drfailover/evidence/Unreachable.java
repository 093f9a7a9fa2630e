package io.drfailover.evidence;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tells a region that does not answer from a call that was never made. A name that cannot be resolved is the latter: the
 * fault is the name service's, which must not count twice when it hides the primary's URL as well.
 */
final class Unreachable {
    private Unreachable() {}

    /** Why nobody answered, for people; empty when that is not what happened. */
    static Optional<String> reason(SdkException error) {
        if (error instanceof ApiCallTimeoutException || error instanceof ApiCallAttemptTimeoutException) {
            return Optional.of("no answer in time");
        }
        IOException cause = cause(error);
        if (cause == null || cause instanceof UnknownHostException) {
            return Optional.empty();
        }
        String message = String.valueOf(cause.getMessage());
        return Optional.of(
                cause instanceof SocketTimeoutException
                        ? message.toLowerCase(Locale.ROOT).startsWith("connect")
                                ? "connection timed out"
                                : "no answer in time"
                        : message);
    }

    private static @Nullable IOException cause(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return io;
            }
        }
        return null;
    }
}
