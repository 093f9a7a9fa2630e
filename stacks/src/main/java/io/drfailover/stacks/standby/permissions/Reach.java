package io.drfailover.stacks.standby.permissions;

import io.drfailover.contract.RecoveryTag;
import io.drfailover.stacks.account.Condition;
import java.util.List;
import java.util.Optional;

/**
 * What the function may touch, by name.
 *
 * @param arns builds the ARNs of what has none yet
 * @param dnsSuffix of the partition's services, for example {@code amazonaws.com}
 * @param replicaId the RDS instance that is promoted
 * @param secretId name or ARN of the secret with the applications' credentials; empty when there is none
 * @param clusterName the EKS cluster, and the prefix of the recovery stack's names
 * @param functionName the function itself
 * @param primary the database in the region that is protected
 * @param given what the standby stack makes
 */
record Reach(
        Arns arns,
        String dnsSuffix,
        String replicaId,
        Optional<String> secretId,
        String clusterName,
        String functionName,
        Primary primary,
        Given given) {
    /** In the DR region only. For services with regional endpoints; IAM always answers from another one. */
    Condition inRegion() {
        return Condition.equal("aws:RequestedRegion", arns.region());
    }

    /** Only what is tagged as the recovery stack's, which its provider does in the call that creates it. */
    Condition taggedAsRecovery() {
        return Condition.equal("aws:ResourceTag/" + RecoveryTag.KEY, RecoveryTag.VALUE);
    }

    /** Only calls that tag what they create as the recovery stack's. */
    Condition taggingAsRecovery() {
        return Condition.equal("aws:RequestTag/" + RecoveryTag.KEY, RecoveryTag.VALUE);
    }

    /** EC2 resources of the account in the region, for example {@code vpc/*}. */
    List<String> ec2(String... kinds) {
        return List.of(kinds).stream().map(kind -> arns.of("ec2", kind + "/*")).toList();
    }

    /**
     * The old primary, on the day of a failover.
     *
     * @param region where it is
     * @param databaseId its RDS identifier
     * @param stopped whether it is stopped after the promotion
     */
    record Primary(String region, String databaseId, boolean stopped) {}

    /** The primary database's ARN. */
    String primaryDatabase() {
        return new Arns(arns.partition(), primary.region(), arns.account()).of("rds", "db:" + primary.databaseId());
    }

    /**
     * ARNs from the standby stack's resources; may be expressions.
     *
     * @param bucket the bucket with bundle, toolchain, state and ledger
     * @param key the key that encrypts it
     * @param topic what people follow
     * @param functionRole the function's own
     * @param clusterRole the control plane assumes it
     * @param nodeRole the nodes assume it
     * @param logGroup the function's
     */
    record Given(
            String bucket,
            String key,
            String topic,
            String functionRole,
            String clusterRole,
            String nodeRole,
            String logGroup) {}
}
