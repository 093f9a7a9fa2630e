package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * The applications' credentials, when the settings name a secret. Secrets Manager ends every ARN with six characters of
 * its own (AWS Secrets Manager User Guide, "What's in a Secrets Manager secret?"). A secret under a key of the
 * customer's own must let this role use that key in the key's policy.
 */
final class SecretPermissions implements Purpose {
    private static final String SUFFIX = "-??????";

    @Override
    public List<Statement> statements(Reach reach) {
        return reach
                .secretId()
                .map(secret -> new Statement(
                        "ReadCredentials",
                        List.of("secretsmanager:GetSecretValue"),
                        List.of(
                                secret.startsWith("arn:")
                                        ? secret
                                        : reach.arns().of("secretsmanager", "secret:" + secret + SUFFIX))))
                .stream()
                .toList();
    }
}
