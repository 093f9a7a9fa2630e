package io.drfailover.helm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.contract.ReleaseValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What a release is installed with: its own values, and over them what only the failover knows. A file, because
 * Helm's {@code --set} turns "123" into a number; private and short-lived, because it holds the password.
 *
 * @param database the promoted endpoint
 * @param credentials user and password, or none
 * @param region the DR region
 * @param restartedAt when this run began; a new value replaces the pods
 * @param serviceName the name that the serving release's objects get
 */
public record ReleaseValues(
        DatabaseEndpoint database,
        DatabaseCredentials credentials,
        String region,
        Instant restartedAt,
        String serviceName) {
    private static final JsonMapper JSON = new JsonMapper();

    ObjectNode merged(ReleaseSpec release) {
        ObjectNode values = release.values().deepCopy();
        ObjectNode node = values.withObjectProperty(ReleaseValue.DATABASE);
        node.put(ReleaseValue.DATABASE_HOST, database.host());
        node.put(ReleaseValue.DATABASE_PORT, database.port());
        String name = credentials.databaseName().isEmpty() ? database.name() : credentials.databaseName();
        if (!name.isEmpty()) {
            node.put(ReleaseValue.DATABASE_NAME, name);
        }
        if (credentials.isPresent() && node.path("existingSecret").asText("").isEmpty()) {
            node.put(ReleaseValue.DATABASE_USERNAME, credentials.username());
            node.put(ReleaseValue.DATABASE_PASSWORD, credentials.password());
        }
        values.put(ReleaseValue.REGION, region);
        values.put(ReleaseValue.RESTARTED_AT, restartedAt.toString());
        if (release.serves()) {
            values.put("fullnameOverride", serviceName);
        }
        return values;
    }

    /** Writes the values to a file that only this process may read. */
    void write(ReleaseSpec release, Path file) throws IOException {
        Files.write(file, JSON.writeValueAsBytes(merged(release)));
    }
}
