package io.drfailover.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Reads the database's credentials from Secrets Manager in the DR region, in the form that RDS itself uses
 * (AWS Secrets Manager User Guide, "JSON structure of database credential secrets"). No message carries the content.
 */
public final class CredentialsReader {
    private static final JsonMapper JSON = new JsonMapper();

    private final SecretsManagerClient secrets;
    private final String secretId;

    /**
     * Reads one secret.
     *
     * @param secretId name or ARN, or "" when none is configured
     */
    public CredentialsReader(SecretsManagerClient secrets, String secretId) {
        this.secrets = secrets;
        this.secretId = secretId;
    }

    /**
     * Reads.
     *
     * @throws ReleaseException if the secret cannot be read or has another form
     */
    public DatabaseCredentials read() {
        if (secretId.isEmpty()) {
            return DatabaseCredentials.NONE;
        }
        String text;
        try {
            text = secrets.getSecretValue(r -> r.secretId(secretId)).secretString();
        } catch (SdkException e) {
            throw new ReleaseException(
                    "",
                    "reading the secret \"" + secretId + "\": " + e.getMessage(),
                    "replicate the secret to the DR region and let the function secretsmanager:GetSecretValue it",
                    e);
        }
        JsonNode json = parse(text);
        String username = json.path("username").asText("");
        String password = json.path("password").asText("");
        if (username.isEmpty() || password.isEmpty()) {
            throw malformed();
        }
        return new DatabaseCredentials(username, password, json.path("dbname").asText(""));
    }

    private JsonNode parse(@org.jspecify.annotations.Nullable String text) {
        try {
            return JSON.readTree(text == null ? "" : text);
        } catch (JsonProcessingException e) {
            // Not the cause: Jackson quotes what it could not read.
            throw malformed();
        }
    }

    private ReleaseException malformed() {
        return new ReleaseException(
                "",
                "the secret \"" + secretId + "\" is not JSON with \"username\" and \"password\"",
                "store it as RDS does: {\"username\": \"...\", \"password\": \"...\"}",
                null);
    }
}
