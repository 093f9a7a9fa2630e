package io.drfailover.drill.permissions;

import java.util.Map;

/**
 * What AWS checks before it does something: one action on one resource, with what is known of the request.
 *
 * @param action for example {@code s3:GetObject}
 * @param resource its ARN, or {@code *} where the action knows none
 * @param context condition keys and their values
 */
public record Access(String action, String resource, Map<String, String> context) {
    public Access {
        context = Map.copyOf(context);
    }

    @Override
    public String toString() {
        return action + " on " + resource + (context.isEmpty() ? "" : " with " + context);
    }
}
