package io.drfailover.drill.flaw;

import io.drfailover.drill.world.AwsClients;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The applications would not get into their database. */
final class SecretDeleted implements Flaw {
    @Override
    public String check() {
        return "database-secret";
    }

    @Override
    public String words() {
        return "a secret that was deleted";
    }

    @Override
    public Remedy breakIt(FlawSite site) {
        String secret = site.scenario().secretId();
        try (AwsClients clients = site.dr();
                SecretsManagerClient secrets = clients.secretsManager()) {
            String content =
                    secrets.getSecretValue(request -> request.secretId(secret)).secretString();
            secrets.deleteSecret(request -> request.secretId(secret).forceDeleteWithoutRecovery(true));
            return () -> create(site, secret, content);
        }
    }

    private static void create(FlawSite site, String secret, String content) {
        try (AwsClients clients = site.dr();
                SecretsManagerClient secrets = clients.secretsManager()) {
            secrets.createSecret(request -> request.name(secret).secretString(content));
        }
    }
}
