package io.drfailover.drill.world;

/**
 * The names of the rehearsed company's things.
 *
 * @param primaryRegion the region that fails
 * @param drRegion the region that takes over
 * @param primaryId the primary database
 * @param replicaId its read replica in the DR region
 * @param clusterName the EKS cluster that the failover builds
 * @param namespace where the applications live
 * @param serviceName the application's service
 * @param bucket the bucket in the DR region
 * @param secretId the database's credentials in the DR region
 * @param functionName the Lambda function
 * @param alarmName the alarm that rings
 * @param stateBucket where Terraform keeps the state of what stands in peace time
 */
public record Scenario(
        String primaryRegion,
        String drRegion,
        String primaryId,
        String replicaId,
        String clusterName,
        String namespace,
        String serviceName,
        String bucket,
        String secretId,
        String functionName,
        String alarmName,
        String stateBucket) {
    /** The one that the drill plays. */
    public static Scenario standard() {
        return new Scenario(
                "us-east-1",
                "eu-west-1",
                "konecta-erp-dev",
                "konecta-erp-dev-replica",
                "konecta-erp-dev-dr",
                "konecta",
                "erp",
                "konecta-erp-dev-dr-eu-west-1",
                "konecta-erp-dev/database",
                "konecta-erp-dev-failover",
                "konecta-erp-dev-primary-down",
                "konecta-erp-dev-state-eu-west-1");
    }
}
