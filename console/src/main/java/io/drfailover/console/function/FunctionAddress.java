package io.drfailover.console.function;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which function is meant.
 *
 * @param function its name or ARN
 * @param qualifier its alias or version; "" when the ARN names one, or none
 * @param region where it runs
 * @param endpoint where Lambda answers, or null for AWS's own
 * @param keys to sign with, or null for AWS's default credentials
 * @param options what names it on a command line, for the commands that people are told to type
 */
public record FunctionAddress(
        String function, String qualifier, String region, @Nullable URI endpoint, @Nullable Keys keys, String options) {
    private static final String ARN = "arn:";
    private static final int REGION_PART = 3;
    private static final int NAME_PART = 6;
    private static final int QUALIFIER_PART = 7;

    /**
     * Keys of an emulated account.
     *
     * @param id not a secret
     * @param secret of no worth outside this machine
     */
    public record Keys(String id, String secret) {}

    /** The region that a function's ARN names; empty for a name. */
    public static Optional<String> regionOf(String function) {
        return part(function, REGION_PART);
    }

    /** The alias or version that a function's ARN names; empty where it names none. */
    public static Optional<String> qualifierOf(String function) {
        return part(function, QUALIFIER_PART);
    }

    /** The name without the ARN around it. */
    public String name() {
        return part(function, NAME_PART).orElse(function);
    }

    /** For people. */
    public String words() {
        return name() + (qualifier.isEmpty() ? "" : " (" + qualifier + ")") + " in " + region;
    }

    private static Optional<String> part(String function, int number) {
        String[] parts = function.split(":", -1);
        return function.startsWith(ARN) && parts.length > number ? Optional.of(parts[number]) : Optional.empty();
    }
}
