package io.drfailover;

import java.util.Map;
import java.util.TreeMap;

/** A complete environment of the function. */
public final class TestEnvironment {
    private TestEnvironment() {}

    public static Map<String, String> complete() {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("DR_REGION", "eu-west-1"),
                Map.entry("PRIMARY_REGION", "us-east-1"),
                Map.entry("RDS_REPLICA_ID", "konecta-erp-dev-replica"),
                Map.entry("EKS_CLUSTER_NAME", "konecta-erp-dev-dr"),
                Map.entry("APP_NAMESPACE", "konecta"),
                Map.entry("APP_SERVICE_NAME", "erp"),
                Map.entry("DR_BUCKET", "konecta-dr"),
                Map.entry("BUNDLE_SHA256", "a".repeat(64)),
                Map.entry("TOOLCHAIN_KEY", "toolchain/terraform-1.11.4-aws-5.100.0.zip"),
                Map.entry("TOOLCHAIN_SHA256", "b".repeat(64)),
                Map.entry("EKS_CLUSTER_ROLE_ARN", "arn:aws:iam::123456789012:role/eks"),
                Map.entry("EKS_NODE_ROLE_ARN", "arn:aws:iam::123456789012:role/node"),
                Map.entry("FUNCTION_ROLE_ARN", "arn:aws:iam::123456789012:role/function")));
    }
}
