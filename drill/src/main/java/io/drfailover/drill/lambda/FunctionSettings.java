package io.drfailover.drill.lambda;

import java.time.Duration;
import java.util.Map;

/**
 * How a function is configured in AWS.
 *
 * @param name the function's name
 * @param handler what Lambda calls, {@code package.Class::method}
 * @param region the region that it runs in
 * @param memoryMegabytes its memory; the JVM's limits follow from it
 * @param timeout after which Lambda kills the sandbox
 * @param asyncRetries how often Lambda repeats a failed asynchronous event; AWS's default is two
 * @param environment the variables that a deployment sets
 */
public record FunctionSettings(
        String name,
        String handler,
        String region,
        int memoryMegabytes,
        Duration timeout,
        int asyncRetries,
        Map<String, String> environment) {
    /** AWS's own limit. */
    public static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(15);

    public FunctionSettings {
        environment = Map.copyOf(environment);
        if (timeout.compareTo(LONGEST_TIMEOUT) > 0 || timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "timeout " + timeout + ": Lambda allows more than zero and at most " + LONGEST_TIMEOUT);
        }
    }

    /** The function's ARN in the account that emulations use. */
    public String arn() {
        return "arn:aws:lambda:" + region + ":123456789012:function:" + name;
    }
}
