package io.drfailover.drill.world;

import java.net.URI;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What an account has before this project comes: the primary database, its replica, the secret.
 *
 * @param scenario its names
 * @param endpoint where AWS answers
 * @param credentials the database's
 */
public record Foundation(Scenario scenario, URI endpoint, Credentials credentials) {
    /** Creates all of it, through the public API of AWS. */
    public static Foundation lay(Scenario scenario, URI endpoint) {
        Foundation foundation = new Foundation(scenario, endpoint, Credentials.random());
        try (AwsClients primary = foundation.primaryClients();
                AwsClients dr = foundation.drClients();
                SecretsManagerClient secrets = dr.secretsManager()) {
            new Databases(scenario).create(primary, dr, foundation.credentials);
            secrets.createSecret(
                    request -> request.name(scenario.secretId()).secretString(foundation.credentials.asSecret()));
        }
        return foundation;
    }

    /** Clients for the primary region. */
    public AwsClients primaryClients() {
        return new AwsClients(endpoint, scenario.primaryRegion());
    }

    /** Clients for the DR region. */
    public AwsClients drClients() {
        return new AwsClients(endpoint, scenario.drRegion());
    }
}
