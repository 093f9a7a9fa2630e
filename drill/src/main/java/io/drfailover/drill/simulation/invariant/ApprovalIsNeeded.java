package io.drfailover.drill.simulation.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.world.Observation;
import io.drfailover.drill.simulation.world.Settings;
import io.drfailover.drill.simulation.world.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;

/** Where a person has the last word, nobody else says it: by the code of the message, or by letting the time pass. */
final class ApprovalIsNeeded extends Invariant {
    /** An approval by itself is examined first; its proposal may expire meanwhile. */
    private static final Duration EXAMINATION = Duration.ofMinutes(3);

    private final Settings settings;
    private final Map<String, String> approvals = new HashMap<>();
    private final Map<String, Instant> used = new HashMap<>();
    private boolean failed;

    ApprovalIsNeeded(World world, Consumer<String> objection) {
        super(
                "where a person approves, no run without the right code, used once and in time, or a due approval by itself",
                objection);
        this.settings = world.settings();
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Proposed proposal) {
            proposed(proposal);
        } else if (observation instanceof Observation.Told told) {
            failed |= told.subject().startsWith("AWS Lambda") || told.subject().contains("NOT begun");
        } else if (observation instanceof Observation.Recorded recorded && recorded.isNewRun()) {
            began(recorded);
        }
    }

    @Override
    public void ended(World world) {
        if (world.run() == null && !approvals.isEmpty() && !world.isHeld() && !failed) {
            violated("a proposal was approved, and nothing came of it");
        }
    }

    private void began(Observation.Recorded recorded) {
        var errand = recorded.by().errand();
        if (errand.orders("failover") || (errand.isAlarm() && !settings.approval())) {
            return;
        }
        String run = "the run " + recorded.after().path("runId").asText();
        String approved = approvals.get(errand.requestId());
        if (approved == null) {
            violated(run + " has begun without an approval, by " + recorded.by());
        } else if (used.putIfAbsent(approved, recorded.write().begun()) != null) {
            violated(run + " is the second one of the proposal " + approved);
        }
    }

    private void proposed(Observation.Proposed proposal) {
        String id = proposal.after().path("id").asText();
        if (proposal.isNew()) {
            if (!proposal.by().errand().isAlarm() || !settings.approval()) {
                violated("the proposal " + id + " was made by " + proposal.by());
            }
        } else if (proposal.before() != null
                && proposal.after().path("state").asText().equals("approved")) {
            approvals.put(proposal.by().errand().requestId(), id);
            approved(proposal, proposal.before(), id);
        }
    }

    private void approved(Observation.Proposed proposal, JsonNode before, String id) {
        var errand = proposal.by().errand();
        Instant begun = proposal.write().begun();
        Instant expires = Instant.parse(before.path("expiresAt").asText());
        boolean own = before.path("requestId").asText().equals(errand.requestId());
        if (!own && used.getOrDefault(id, Instant.MAX).isBefore(errand.began())) {
            violated("the proposal " + id + " was approved a second time");
        }
        if (errand.orders("approve")) {
            if (!before.path("codeSha256")
                    .asText()
                    .equals(digest(errand.event().path("code").asText()))) {
                violated("the proposal " + id + " was approved with a wrong code");
            }
            if (!own && !begun.isBefore(expires)) {
                violated("the proposal " + id + " was approved after it had expired");
            }
        } else if (!errand.isWatchdog()
                || !before.path("automaticallyAt").isTextual()
                || begun.isBefore(Instant.parse(before.path("automaticallyAt").asText()))
                || begun.isAfter(expires.plus(EXAMINATION))) {
            violated("the proposal " + id + " was approved by itself when it was not due, by " + proposal.by());
        }
    }

    private static String digest(String code) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
