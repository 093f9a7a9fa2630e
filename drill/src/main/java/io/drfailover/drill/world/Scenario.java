package io.drfailover.drill.world;

import io.drfailover.stacks.settings.StackSettings;

/**
 * The names of what is rehearsed.
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
    /** The team's own names. */
    public static Scenario of(StackSettings settings) {
        return new Scenario(
                settings.primary().region(),
                settings.region(),
                settings.primary().database().id(),
                settings.replica().id(),
                settings.cluster().name(),
                settings.application().namespace(),
                settings.application().serviceName(),
                settings.bucket(),
                settings.replica().secretId().orElse(settings.prefixed("/database")),
                settings.prefixed("-failover"),
                settings.prefixed("-primary-down"),
                settings.stateBucket());
    }
}
