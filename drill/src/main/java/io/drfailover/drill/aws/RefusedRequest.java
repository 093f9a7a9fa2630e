package io.drfailover.drill.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A request that was refused because the role's policies do not allow it.
 *
 * @param sequence of the {@link AwsRequest}
 * @param role the role's name
 * @param action the IAM action that is missing, such as {@code s3:GetObject}
 * @param resource what it was asked for; {@code *} where resources are not told apart
 */
public record RefusedRequest(Instant at, long sequence, String role, String action, String resource) {

    static RefusedRequest of(JsonNode entry) {
        return new RefusedRequest(
                Instant.parse(entry.get("at").asText()),
                entry.get("sequence").asLong(),
                entry.get("role").asText(),
                entry.get("action").asText(),
                entry.get("resource").asText());
    }
}
