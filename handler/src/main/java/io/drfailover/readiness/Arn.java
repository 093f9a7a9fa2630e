package io.drfailover.readiness;

import java.util.Optional;

/** Amazon Resource Names: {@code arn:partition:service:region:account:resource}. */
final class Arn {
    private static final int REGION = 3;
    private static final int PARTS = 6;

    private Arn() {}

    /** The region that an ARN names; empty for what is no ARN, and for a global one. */
    static Optional<String> region(String text) {
        String[] parts = text.split(":", PARTS);
        return parts.length == PARTS && parts[0].equals("arn") && !parts[REGION].isEmpty()
                ? Optional.of(parts[REGION])
                : Optional.empty();
    }
}
