package io.drfailover;

import static io.drfailover.contract.EnvironmentVariable.*;

import io.drfailover.contract.BucketLayout;
import io.drfailover.evidence.ApprovalMode;
import io.drfailover.evidence.DecisionPolicy;
import io.drfailover.evidence.FencingMode;
import io.drfailover.evidence.Source;
import io.drfailover.ledger.RunLimits;
import java.time.Duration;
import java.util.Map;

/**
 * The function's environment, read once and checked as a whole.
 *
 * @param drRegion region to recover in
 * @param primaryRegion region that is protected; asked as evidence, never needed
 * @param replicaId RDS read replica in the DR region
 * @param clusterName EKS cluster to build
 * @param namespace Kubernetes namespace of the applications
 * @param serviceName Kubernetes service of the application that the load balancer reaches
 * @param bucket the bucket in the DR region
 * @param bundle the recovery infrastructure and the charts
 * @param toolchain terraform and its provider
 * @param clusterRoleArn role of the EKS control plane
 * @param nodeRoleArn role of the worker nodes
 * @param functionRoleArn role of the function itself
 * @param databaseSecretId Secrets Manager secret with the database's credentials, or "" for none
 * @param order whether the long waits overlap
 * @param promotionTimeout how long a promotion may take
 * @param releaseTimeout how long one release may take to become ready
 * @param maxPlannedChanges a plan with more changes is refused
 * @param limits what bounds a run
 * @param notificationTopic ARN of the topic that people follow, or "" for none
 * @param probe what the probe looks at
 * @param decision what an alarm must pass before it becomes a run
 */
public record FailoverConfig(
        String drRegion,
        String primaryRegion,
        String replicaId,
        String clusterName,
        String namespace,
        String serviceName,
        String bucket,
        ObjectPin bundle,
        ObjectPin toolchain,
        String clusterRoleArn,
        String nodeRoleArn,
        String functionRoleArn,
        String databaseSecretId,
        FailoverOrder order,
        Duration promotionTimeout,
        Duration releaseTimeout,
        int maxPlannedChanges,
        RunLimits limits,
        String notificationTopic,
        ProbeTargets probe,
        DecisionPolicy decision) {

    /**
     * Reads the environment.
     *
     * @throws ConfigurationException naming every variable that is missing or malformed
     */
    public static FailoverConfig from(Map<String, String> environment) {
        var read = new EnvironmentReader(environment);
        String drRegion = read.matching(DR_REGION, EnvironmentReader.REGION);
        String primaryRegion = read.matching(PRIMARY_REGION, EnvironmentReader.REGION);
        read.require(
                drRegion.isEmpty() || !drRegion.equals(primaryRegion),
                DR_REGION,
                "must differ from PRIMARY_REGION, both are \"" + drRegion + "\"");
        String bundleKey = read.text(BUNDLE_KEY);
        var config = new FailoverConfig(
                drRegion,
                primaryRegion,
                read.matching(RDS_REPLICA_ID, EnvironmentReader.RDS_IDENTIFIER),
                read.matching(EKS_CLUSTER_NAME, EnvironmentReader.EKS_NAME),
                read.matching(APP_NAMESPACE, EnvironmentReader.DNS_LABEL),
                read.matching(APP_SERVICE_NAME, EnvironmentReader.SERVICE_NAME),
                read.text(DR_BUCKET),
                new ObjectPin(
                        bundleKey.isEmpty()
                                ? BucketLayout.BUNDLE_PREFIX + drRegion + BucketLayout.BUNDLE_SUFFIX
                                : bundleKey,
                        read.text(BUNDLE_VERSION_ID),
                        read.matching(BUNDLE_SHA256, EnvironmentReader.SHA256)),
                new ObjectPin(
                        read.text(TOOLCHAIN_KEY),
                        read.text(TOOLCHAIN_VERSION_ID),
                        read.matching(TOOLCHAIN_SHA256, EnvironmentReader.SHA256)),
                read.matching(EKS_CLUSTER_ROLE_ARN, EnvironmentReader.ROLE_ARN),
                read.matching(EKS_NODE_ROLE_ARN, EnvironmentReader.ROLE_ARN),
                read.matching(FUNCTION_ROLE_ARN, EnvironmentReader.ROLE_ARN),
                read.text(DB_SECRET_ID),
                read.choice(FAILOVER_ORDER, FailoverOrder.class, FailoverOrder.OVERLAPPED),
                read.duration(PROMOTION_TIMEOUT),
                read.duration(RELEASE_TIMEOUT),
                read.positive(MAX_PLANNED_CHANGES),
                new RunLimits(
                        read.duration(LEASE_DURATION),
                        read.duration(RUN_TIME_LIMIT),
                        read.positive(MAX_INVOCATIONS),
                        read.durationOrZero(COOL_DOWN)),
                read.matching(NOTIFICATION_TOPIC_ARN, EnvironmentReader.TOPIC_ARN),
                new ProbeTargets(
                        read.url(PRIMARY_URL),
                        read.text(PRIMARY_DATABASE_HOST),
                        read.port(PRIMARY_DATABASE_PORT),
                        read.duration(PROBE_HTTP_TIMEOUT),
                        read.duration(PROBE_CONNECT_TIMEOUT)),
                decision(read));
        read.finish();
        return config;
    }

    private static DecisionPolicy decision(EnvironmentReader read) {
        int confirmations = read.positive(CONFIRMATIONS_REQUIRED);
        int sources = Source.values().length;
        read.require(
                confirmations <= sources,
                CONFIRMATIONS_REQUIRED,
                "is " + confirmations + " but there are " + sources + " sources of evidence");
        return new DecisionPolicy(
                confirmations,
                read.choices(EVIDENCE_VETOES, Source.class),
                read.duration(EVIDENCE_TIMEOUT),
                read.durationOrZero(HOLD_OFF),
                read.choice(APPROVAL, ApprovalMode.class, ApprovalMode.REQUIRED),
                read.duration(APPROVAL_EXPIRY),
                read.durationOrZero(AUTO_APPROVE_AFTER),
                read.number(MAX_DATA_LOSS_SECONDS),
                read.choice(FENCING, FencingMode.class, FencingMode.NONE),
                read.positive(REPLICA_LAG_SECONDS),
                read.text(PRIMARY_DATABASE_ID));
    }
}
