package io.drfailover.drill.simulation.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.BucketLayout;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one bucket: strongly consistent, with S3's conditional writes and its ETags. */
final class Bucket {
    private static final JsonMapper JSON = new JsonMapper();

    private final Trail trail;
    private final Map<String, String> objects = new TreeMap<>();
    private final Consumer<Observation.Recorded> listener;
    private int runs;

    Bucket(Trail trail, Consumer<Observation.Recorded> listener) {
        this.trail = trail;
        this.listener = listener;
    }

    @Nullable String get(String key) {
        return objects.get(key);
    }

    /** Writes on behalf of the function. */
    void put(String key, String content, Sandbox by, Observation.Write write) {
        String before = objects.put(key, content);
        trail.observe(new Observation.Stored(key, content));
        if (key.equals(BucketLayout.CURRENT_RUN)) {
            JsonNode after = json(content);
            var recorded = new Observation.Recorded(by, write, before == null ? null : json(before), after);
            runs += recorded.isNewRun() ? 1 : 0;
            JsonNode attempts = after.path("attempts");
            by.hasRun(runs, attempts.path(attempts.size() - 1).path("epoch").asInt());
            trail.observe(recorded);
            listener.accept(recorded);
        } else if (key.equals(BucketLayout.PROPOSAL)) {
            trail.observe(new Observation.Proposed(by, write, before == null ? null : json(before), json(content)));
        } else if (key.equals(BucketLayout.HOLD)) {
            trail.observe(new Observation.HoldChanged(isHeld()));
        }
    }

    /** Writes what is terraform's own. */
    void put(String key, String content) {
        objects.put(key, content);
    }

    void delete(String key) {
        objects.remove(key);
    }

    /** The current run's record, or null. */
    @Nullable JsonNode run() {
        String content = get(BucketLayout.CURRENT_RUN);
        return content == null ? null : json(content);
    }

    /** Whether the kill switch is set. */
    boolean isHeld() {
        String content = get(BucketLayout.HOLD);
        return content != null && json(content).path("held").asBoolean();
    }

    /** Whether a proposal waits for somebody. */
    boolean hasOpenProposal() {
        String content = get(BucketLayout.PROPOSAL);
        return content != null && json(content).path("state").asText().equals("open");
    }

    /** MD5 of the content, as S3 answers for objects that were put in one piece. */
    static String etag(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(content.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(digest) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private static JsonNode json(String content) {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger is JSON", e);
        }
    }
}
