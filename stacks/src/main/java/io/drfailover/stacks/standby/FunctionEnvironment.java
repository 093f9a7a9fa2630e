package io.drfailover.stacks.standby;

import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.contract.LibraryVariable;
import io.drfailover.stacks.settings.FailoverSettings;
import io.drfailover.stacks.settings.StackSettings;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The function's environment: every variable of the contract, and nothing else. A variable that a later version adds is
 * an error here until somebody decides its value.
 */
final class FunctionEnvironment {
    /** A blank variable would mean the default. */
    private static final String NO_SOURCE = "none";

    private final Map<EnvironmentVariable, String> values = new EnumMap<>(EnvironmentVariable.class);

    private FunctionEnvironment() {}

    static Map<String, String> of(StackSettings settings, Artifacts artifacts, Roles roles, Places places) {
        FunctionEnvironment environment = new FunctionEnvironment();
        environment.addNames(settings);
        environment.addArtifacts(artifacts, places.bucket());
        environment.addRoles(roles);
        environment.addDecision(settings);
        environment.addLimits(settings.failover());
        environment.values.put(EnvironmentVariable.NOTIFICATION_TOPIC_ARN, places.topicArn());
        environment.addProbe(settings);
        return environment.complete();
    }

    private void addNames(StackSettings settings) {
        values.put(EnvironmentVariable.DR_REGION, settings.region());
        values.put(EnvironmentVariable.PRIMARY_REGION, settings.primary().region());
        values.put(EnvironmentVariable.RDS_REPLICA_ID, settings.replica().id());
        values.put(EnvironmentVariable.EKS_CLUSTER_NAME, settings.cluster().name());
        values.put(EnvironmentVariable.APP_NAMESPACE, settings.application().namespace());
        values.put(EnvironmentVariable.APP_SERVICE_NAME, settings.application().serviceName());
        values.put(
                EnvironmentVariable.DB_SECRET_ID, settings.replica().secretId().orElse(""));
    }

    /** Pinned to what this apply uploads: a later upload changes nothing until the function follows it. */
    private void addArtifacts(Artifacts artifacts, String bucket) {
        values.put(EnvironmentVariable.DR_BUCKET, bucket);
        values.put(EnvironmentVariable.BUNDLE_KEY, artifacts.bundle().key());
        values.put(EnvironmentVariable.BUNDLE_VERSION_ID, artifacts.bundle().versionId());
        values.put(EnvironmentVariable.BUNDLE_SHA256, artifacts.bundle().sha256());
        values.put(EnvironmentVariable.TOOLCHAIN_KEY, artifacts.toolchain().key());
        values.put(
                EnvironmentVariable.TOOLCHAIN_VERSION_ID, artifacts.toolchain().versionId());
        values.put(EnvironmentVariable.TOOLCHAIN_SHA256, artifacts.toolchain().sha256());
    }

    private void addRoles(Roles roles) {
        values.put(EnvironmentVariable.FUNCTION_ROLE_ARN, roles.functionArn());
        values.put(EnvironmentVariable.EKS_CLUSTER_ROLE_ARN, roles.clusterArn());
        values.put(EnvironmentVariable.EKS_NODE_ROLE_ARN, roles.nodeArn());
    }

    private void addLimits(FailoverSettings failover) {
        values.put(EnvironmentVariable.FAILOVER_ORDER, failover.order());
        values.put(
                EnvironmentVariable.PROMOTION_TIMEOUT,
                failover.promotionTimeout().toString());
        values.put(
                EnvironmentVariable.RELEASE_TIMEOUT, failover.releaseTimeout().toString());
        values.put(EnvironmentVariable.MAX_PLANNED_CHANGES, Integer.toString(failover.maxPlannedChanges()));
        values.put(EnvironmentVariable.LEASE_DURATION, failover.leaseDuration().toString());
        values.put(EnvironmentVariable.RUN_TIME_LIMIT, failover.runTimeLimit().toString());
        values.put(EnvironmentVariable.MAX_INVOCATIONS, Integer.toString(failover.maxInvocations()));
    }

    private void addDecision(StackSettings settings) {
        FailoverSettings failover = settings.failover();
        values.put(EnvironmentVariable.CONFIRMATIONS_REQUIRED, Integer.toString(failover.confirmationsRequired()));
        values.put(
                EnvironmentVariable.EVIDENCE_VETOES,
                failover.vetoes().isEmpty() ? NO_SOURCE : String.join(",", failover.vetoes()));
        values.put(
                EnvironmentVariable.EVIDENCE_TIMEOUT, failover.evidenceTimeout().toString());
        values.put(EnvironmentVariable.HOLD_OFF, failover.holdOff().toString());
        values.put(EnvironmentVariable.COOL_DOWN, failover.coolDown().toString());
        values.put(EnvironmentVariable.APPROVAL, failover.approval());
        values.put(
                EnvironmentVariable.APPROVAL_EXPIRY, failover.approvalExpiry().toString());
        values.put(
                EnvironmentVariable.AUTO_APPROVE_AFTER,
                failover.autoApproveAfter().toString());
        OptionalInt most = failover.maxDataLossSeconds();
        values.put(EnvironmentVariable.MAX_DATA_LOSS_SECONDS, most.isPresent() ? "" + most.getAsInt() : "");
        values.put(EnvironmentVariable.FENCING, failover.fencing());
        values.put(
                EnvironmentVariable.REPLICA_LAG_SECONDS,
                Integer.toString(settings.detection().replicaLagSeconds()));
        values.put(
                EnvironmentVariable.PRIMARY_DATABASE_ID,
                settings.primary().database().id());
    }

    private void addProbe(StackSettings settings) {
        values.put(EnvironmentVariable.PRIMARY_URL, StandbyVariables.PRIMARY_URL);
        values.put(EnvironmentVariable.PRIMARY_DATABASE_HOST, StandbyVariables.PRIMARY_DATABASE_HOST);
        values.put(EnvironmentVariable.PRIMARY_DATABASE_PORT, StandbyVariables.PRIMARY_DATABASE_PORT);
        values.put(
                EnvironmentVariable.PROBE_HTTP_TIMEOUT,
                settings.detection().httpTimeout().toString());
        values.put(
                EnvironmentVariable.PROBE_CONNECT_TIMEOUT,
                settings.detection().connectTimeout().toString());
    }

    private Map<String, String> complete() {
        Map<String, String> all = new TreeMap<>();
        for (EnvironmentVariable variable : EnvironmentVariable.values()) {
            String value = values.get(variable);
            if (value == null) {
                throw new IllegalStateException("the standby stack gives the function no " + variable);
            }
            all.put(variable.name(), value);
        }
        for (LibraryVariable variable : LibraryVariable.values()) {
            all.put(variable.name(), variable.value());
        }
        return all;
    }

    /**
     * Where the function keeps what it knows, and whom it tells.
     *
     * @param bucket name of the bucket
     * @param topicArn the topic that people follow
     */
    record Places(String bucket, String topicArn) {}
}
