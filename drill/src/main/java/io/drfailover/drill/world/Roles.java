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
    private static final String RUN_POLICY = "run";
    private static final String PERMISSIONS =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*","Action":["rds:*","eks:*","ec2:*",\
            "elasticloadbalancing:*","autoscaling:*","s3:*","sns:*","lambda:*","secretsmanager:*","cloudwatch:*",\
            "servicequotas:*","sts:*","kms:*","ecr:*","iam:PassRole","iam:GetRole","iam:SimulatePrincipalPolicy"]}]}""";

    private static final String TRUST =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",\
            "Principal":{"Service":"%s"}}]}""";

    /** Creates them in IAM, which lives in the primary region. */
    static Roles create(AwsClients clients, String prefix) {
        try (IamClient iam = clients.iam()) {
            Roles roles = new Roles(
                    role(iam, prefix + "-cluster", "eks.amazonaws.com"),
                    role(iam, nodeRole(prefix), "ec2.amazonaws.com"),
                    role(iam, functionRole(prefix), "lambda.amazonaws.com"));
            permit(iam, prefix);
            return roles;
        }
    }

    /** Takes the nodes' role away. */
    public static void deleteNodeRole(IamClient iam, String prefix) {
        iam.deleteRole(request -> request.roleName(nodeRole(prefix)));
    }

    /** Creates the nodes' role anew. */
    public static void createNodeRole(IamClient iam, String prefix) {
        role(iam, nodeRole(prefix), "ec2.amazonaws.com");
    }

    /** Lets the function do what a run does; which permissions the deployed role really has is proved with --deployed. */
    public static void permit(IamClient iam, String prefix) {
        iam.putRolePolicy(request ->
                request.roleName(functionRole(prefix)).policyName(RUN_POLICY).policyDocument(PERMISSIONS));
    }

    /** Takes that permission away. */
    public static void forbid(IamClient iam, String prefix) {
        iam.deleteRolePolicy(request -> request.roleName(functionRole(prefix)).policyName(RUN_POLICY));
    }

    private static String nodeRole(String prefix) {
        return prefix + "-node";
    }

    private static String functionRole(String prefix) {
        return prefix + "-function";
    }

    private static String role(IamClient iam, String name, String service) {
        return iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(TRUST.formatted(service)))
                .role()
                .arn();
    }
}
