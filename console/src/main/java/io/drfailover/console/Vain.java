package io.drfailover.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.console.view.Times;
import java.util.Optional;
import java.util.Set;

/** Orders of which the status says already that nothing would come: nobody need be asked, and it must not look as if it had worked. */
final class Vain {
    private static final Set<String> UNDER_WAY = Set.of("running", "parked");

    private Vain() {}

    /** Why there is nothing to abort; a run that has failed is repeated by Lambda, which an abort ends. */
    static Optional<String> abort(JsonNode run) {
        String name = "the run " + run.path("id").asText();
        if (!run.isObject()) {
            return Optional.of("there is no run to abort");
        }
        if (run.has("acknowledged_by")) {
            return Optional.of(name + " was put away already: there is nothing to abort");
        }
        return switch (run.path("state").asText()) {
            case "succeeded" -> Optional.of(name + " has succeeded already: there is nothing to abort");
            case "given_up" -> Optional.of(name + " was given up already: there is nothing to abort");
            default -> Optional.empty();
        };
    }

    /** Why there is nothing to approve. */
    static Optional<String> approval(JsonNode status) {
        JsonNode hold = status.path("hold");
        if (hold.path("held").asBoolean()) {
            return Optional.of("failovers are held by " + hold.path("by").asText() + " ("
                    + hold.path("reason").asText() + ")");
        }
        JsonNode proposal = status.path("proposal");
        if (!proposal.isObject()) {
            return Optional.of("no failover waits for approval");
        }
        String name = "the proposal " + proposal.path("id").asText();
        String by = ", by " + proposal.path("decided_by").asText();
        return switch (proposal.path("state").asText()) {
            case "expired" -> Optional.of(name + " has expired");
            case "withdrawn" -> Optional.of(name + " was withdrawn" + by);
            // Whoever approved it may have died before a run began: until it expires it can be approved again.
            case "approved" ->
                UNDER_WAY.contains(status.at("/run/state").asText()) || isOver(proposal, status.path("at"))
                        ? Optional.of(name + " was approved already" + by)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isOver(JsonNode proposal, JsonNode at) {
        return Times.of(proposal.path("expires_at"))
                .flatMap(end -> Times.of(at).map(now -> !now.isBefore(end)))
                .orElse(false);
    }
}
