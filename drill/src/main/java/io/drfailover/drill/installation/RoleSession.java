package io.drfailover.drill.installation;

import io.drfailover.drill.world.AwsClients;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Credentials of a role, as STS hands them out. What they may do is what the role may.
 *
 * @param roleArn whose
 * @param credentials to sign with
 */
public record RoleSession(String roleArn, AwsCredentials credentials) {
    /** Assumes the role. */
    static RoleSession assume(AwsClients clients, String roleArn, String sessionName) {
        try (StsClient sts = clients.sts()) {
            Credentials given = sts.assumeRole(
                            request -> request.roleArn(roleArn).roleSessionName(sessionName))
                    .credentials();
            return new RoleSession(
                    roleArn,
                    AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken()));
        }
    }

    /** The role's name. */
    public String roleName() {
        return roleArn.substring(roleArn.lastIndexOf('/') + 1);
    }

    /** The variables in which Lambda gives them to a function. */
    Map<String, String> asEnvironment() {
        AwsSessionCredentials session = (AwsSessionCredentials) credentials;
        return Map.of(
                "AWS_ACCESS_KEY_ID", session.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", session.secretAccessKey(),
                "AWS_SESSION_TOKEN", session.sessionToken());
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return "RoleSession[" + roleArn + "]";
    }
}
