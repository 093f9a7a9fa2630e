package io.drfailover.drill.permissions;

import java.util.Map;

/**
 * Whole ARNs and names by their placeholder, for example {@code replica}: what the function is told, and therefore must
 * be allowed, to touch.
 *
 * @param byPlaceholder without the braces
 */
public record Names(Map<String, String> byPlaceholder) {
    /** Stands for the account, which is not known before the deployment. */
    public static final String ACCOUNT = "123456789012";

    public Names {
        byPlaceholder = Map.copyOf(byPlaceholder);
    }

    /** Fills in every placeholder of a line. */
    String fill(String text) {
        String filled = text.replace("{account}", ACCOUNT);
        for (Map.Entry<String, String> name : byPlaceholder.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        if (filled.contains("{")) {
            throw new IllegalArgumentException(
                    "no name for a placeholder in '%s'; known are %s".formatted(filled, byPlaceholder.keySet()));
        }
        return filled;
    }

    /** An ARN from {@code service:resource}; ARNs and * stay as they are. */
    String arn(String resource) {
        String filled = fill(resource);
        if (filled.equals("*") || filled.startsWith("arn:")) {
            return filled;
        }
        String[] serviceAndResource = filled.split(":", 2);
        return "arn:aws:%s:%s:%s:%s"
                .formatted(serviceAndResource[0], byPlaceholder.get("region"), ACCOUNT, serviceAndResource[1]);
    }
}
