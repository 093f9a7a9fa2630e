package io.drfailover.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * What a person sees and says before the replica is promoted.
 *
 * @param session for the look at the primary
 * @param status {@code body} of the function's status
 */
record Promotion(Session session, JsonNode status) {
    private static final String STOP = "stop";

    /**
     * Shows how the primary looks, and gets the confirmation.
     *
     * @param what is about to happen, such as "This orders the failover"
     * @return the replica's identifier
     * @throws RefusedException if the person says something else
     */
    String confirmed(Confirmation confirmation, String what) throws IOException {
        // A script that reads JSON does not look at it, and need not wait for it.
        if (confirmation.isAsked() || !session.json()) {
            session.tellProbe();
        }
        String fencing = status.path("fencing").asText().equals(STOP)
                ? " Then the old primary is stopped (FENCING=" + STOP + "), as far as its region can be reached."
                : "";
        return confirmation.of(
                status,
                what + " to " + status.path("region").asText() + ": the replica is promoted, and that cannot be undone."
                        + fencing,
                session.terminal());
    }
}
