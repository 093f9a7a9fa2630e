package io.drfailover.drill.lambda;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a function is configured in AWS.
 *
 * @param name the function's name
 * @param version what the aliases point to
 * @param handler what Lambda calls, {@code package.Class::method}
 * @param region the region that it runs in
 * @param memoryMegabytes its memory; the JVM's limits follow from it
 * @param timeout after which Lambda kills the sandbox
 * @param concurrency how many events it may handle at the same time; further ones wait
 * @param deliveries how asynchronous events are treated, by alias; {@link #LATEST} without one
 * @param environment the variables that a deployment sets
 * @param surroundings the variables that Lambda and the drill add: the role's credentials, where AWS answers
 */
public record FunctionSettings(
        String name,
        String version,
        String handler,
        String region,
        int memoryMegabytes,
        Duration timeout,
        int concurrency,
        Map<String, AsyncDelivery> deliveries,
        Map<String, String> environment,
        Map<String, String> surroundings) {
    /** What is invoked where no alias is named. */
    public static final String LATEST = "$LATEST";

    /** AWS's own limit. */
    public static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(15);

    public FunctionSettings {
        deliveries = Map.copyOf(deliveries);
        environment = Map.copyOf(environment);
        surroundings = Map.copyOf(surroundings);
        if (timeout.compareTo(LONGEST_TIMEOUT) > 0 || timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "timeout " + timeout + ": Lambda allows more than zero and at most " + LONGEST_TIMEOUT);
        }
        if (concurrency < 1) {
            throw new IllegalArgumentException(
                    "concurrency " + concurrency + ": such a function never runs; reserve at least 1");
        }
    }

    /** The function's ARN in the account that emulations use. */
    public String arn() {
        return "arn:aws:lambda:" + region + ":123456789012:function:" + name;
    }

    /** The ARN of an alias, or of the function itself for {@link #LATEST}. */
    public String arn(String qualifier) {
        return qualifier.equals(LATEST) ? arn() : arn() + ":" + qualifier;
    }

    /**
     * Whom an ARN means.
     *
     * @throws IllegalArgumentException when it is another function, or an alias that does not exist
     */
    String qualifier(String functionArn) {
        String rest = functionArn.startsWith(arn()) ? functionArn.substring(arn().length()) : "?";
        String qualifier = rest.isEmpty() ? LATEST : rest.substring(1);
        if ((!rest.isEmpty() && !rest.startsWith(":")) || !deliveries.containsKey(qualifier)) {
            throw new IllegalArgumentException(
                    "no such function: " + functionArn + "; there is " + arn() + " with " + deliveries.keySet());
        }
        return qualifier;
    }

    /** How the events of an alias are treated. */
    public AsyncDelivery delivery(String qualifier) {
        AsyncDelivery delivery = deliveries.get(qualifier);
        if (delivery == null) {
            throw new IllegalArgumentException("no such alias: " + qualifier + "; there is " + deliveries.keySet());
        }
        return delivery;
    }

    /** The same function with less time, as if its timeout had been configured so. */
    public FunctionSettings limitedTo(Duration limit) {
        return new FunctionSettings(
                name,
                version,
                handler,
                region,
                memoryMegabytes,
                limit,
                concurrency,
                deliveries,
                environment,
                surroundings);
    }

    /** The same function deployed with other variables. */
    public FunctionSettings with(Map<String, String> variables) {
        return new FunctionSettings(
                name,
                version,
                handler,
                region,
                memoryMegabytes,
                timeout,
                concurrency,
                deliveries,
                variables,
                surroundings);
    }

    /** The same function whose failed events pause before they are delivered again. */
    public FunctionSettings pausing(Duration first) {
        Map<String, AsyncDelivery> slower = new TreeMap<>(deliveries);
        slower.replaceAll((alias, delivery) -> delivery.pausing(first));
        return new FunctionSettings(
                name,
                version,
                handler,
                region,
                memoryMegabytes,
                timeout,
                concurrency,
                slower,
                environment,
                surroundings);
    }

    /** Without values: some of them are credentials. */
    @Override
    public String toString() {
        return "FunctionSettings[" + arn() + ", version " + version + ", aliases " + deliveries.keySet() + "]";
    }
}
