package io.drfailover.readiness;

/**
 * What would be recovered; "" for what the environment does not say.
 *
 * @param region the DR region
 * @param primaryRegion the protected region
 * @param replicaId the RDS replica
 * @param clusterName the EKS cluster
 */
public record Subject(String region, String primaryRegion, String replicaId, String clusterName) {}
