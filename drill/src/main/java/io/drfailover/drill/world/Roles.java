package io.drfailover.drill.world;

import software.amazon.awssdk.services.iam.IamClient;

/**
 * The roles that exist before the disaster.
 *
 * @param clusterRoleArn what the EKS control plane assumes
 * @param nodeRoleArn what the nodes assume
 * @param functionRoleArn what the function assumes
 */
public record Roles(String clusterRoleArn, String nodeRoleArn, String functionRoleArn) {
    private static final String TRUST =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",\
            "Principal":{"Service":"%s"}}]}""";

    /** Creates them in IAM, which lives in the primary region. */
    static Roles create(AwsClients clients, String prefix) {
        try (IamClient iam = clients.iam()) {
            return new Roles(
                    role(iam, prefix + "-cluster", "eks.amazonaws.com"),
                    role(iam, prefix + "-node", "ec2.amazonaws.com"),
                    role(iam, prefix + "-function", "lambda.amazonaws.com"));
        }
    }

    private static String role(IamClient iam, String name, String service) {
        return iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(TRUST.formatted(service)))
                .role()
                .arn();
    }
}
