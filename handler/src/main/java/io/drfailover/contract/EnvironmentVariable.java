package io.drfailover.contract;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The function's environment. The standby stack sets it; {@code FailoverConfig} reads it, once. */
public enum EnvironmentVariable {
    DR_REGION(null, "Region to recover in, for example eu-west-1."),
    PRIMARY_REGION(null, "Region that is protected, for example us-east-1. Asked as evidence, never needed."),
    RDS_REPLICA_ID(null, "Identifier of the RDS read replica in the DR region."),
    EKS_CLUSTER_NAME(null, "Name of the EKS cluster that the recovery stack builds."),
    APP_NAMESPACE(null, "Kubernetes namespace of the applications."),
    APP_SERVICE_NAME(null, "Name of the application's Kubernetes service; the main release carries this name."),
    DR_BUCKET(null, "Bucket in the DR region: bundle, toolchain, Terraform state and run ledger."),
    BUNDLE_SHA256(null, "SHA-256 of the bundle in lower-case hexadecimal; any other bundle is refused."),
    TOOLCHAIN_KEY(null, "Key of the toolchain zip in the bucket."),
    TOOLCHAIN_SHA256(null, "SHA-256 of the toolchain zip in lower-case hexadecimal."),
    EKS_CLUSTER_ROLE_ARN(null, "Role that the EKS control plane assumes; exists before the disaster."),
    EKS_NODE_ROLE_ARN(null, "Role that the worker nodes assume; exists before the disaster."),
    FUNCTION_ROLE_ARN(null, "Role of the function itself; becomes administrator of the cluster."),
    BUNDLE_KEY("", "Key of the bundle in the bucket; default bundle/<DR_REGION>-dr.zip."),
    BUNDLE_VERSION_ID("", "S3 version of the bundle; default the newest (the digest is checked either way)."),
    TOOLCHAIN_VERSION_ID("", "S3 version of the toolchain; default the newest (the digest is checked either way)."),
    DB_SECRET_ID("", "Secrets Manager secret of the DR region with {\"username\",\"password\"}; default none."),
    FAILOVER_ORDER("overlapped", "overlapped: build while AWS promotes; sequential: one stage after the other."),
    PROMOTION_TIMEOUT("PT30M", "How long a promotion may take, ISO-8601."),
    RELEASE_TIMEOUT("PT10M", "How long one Helm release may take to become ready, ISO-8601."),
    MAX_PLANNED_CHANGES("80", "A Terraform plan with more changes than this is refused."),
    LEASE_DURATION("PT40S", "An invocation that could not renew its lease for so long has lost the run, ISO-8601."),
    RUN_TIME_LIMIT("PT2H", "How long a run may take over all its invocations; then people are told, ISO-8601."),
    MAX_INVOCATIONS("30", "How many invocations may work on one run; then people are told."),
    NOTIFICATION_TOPIC_ARN("", "SNS topic of the DR region that is told of begin, failure and end; default none."),
    CONFIRMATIONS_REQUIRED(
            "2", "So many sources of evidence must confirm an alarm, one of them on the database's side."),
    EVIDENCE_VETOES(
            "database,replica,primary_region",
            "Sources that stop an automatic failover when they say that the primary's database is well; or none."),
    EVIDENCE_TIMEOUT("PT10S", "How long all sources of evidence together may take, ISO-8601."),
    HOLD_OFF("PT60S", "How long after the first look the second one is taken, ISO-8601; PT0S for one look only."),
    COOL_DOWN("PT1H", "How long after a run's end no alarm begins another, even if it was acknowledged, ISO-8601."),
    APPROVAL("automatic", "automatic: confirmed evidence begins a run; required: it proposes one to a person."),
    APPROVAL_EXPIRY("PT1H", "How long a proposal can be approved, ISO-8601."),
    AUTO_APPROVE_AFTER("PT0S", "After so long a proposal is approved if the evidence persists, ISO-8601; PT0S never."),
    MAX_DATA_LOSS_SECONDS(
            "", "An alarm begins no run if the replica was further behind, or nobody knows; default any."),
    FENCING("none", "none, or stop: after the promotion the primary region is asked once to stop the old primary."),
    REPLICA_LAG_SECONDS("420", "From so many seconds on, a replica's lag says that the primary is gone."),
    PRIMARY_DATABASE_ID("", "RDS identifier of the primary database; default none, which is then not asked for."),
    PRIMARY_URL("", "What users call in the primary region, for the probe; default none, which is then not probed."),
    PRIMARY_DATABASE_HOST("", "Primary database, if the function can reach it, for the probe; default none."),
    PRIMARY_DATABASE_PORT("5432", "Port of the primary database."),
    PROBE_HTTP_TIMEOUT("PT5S", "How long the primary's URL may take to answer the probe, ISO-8601."),
    PROBE_CONNECT_TIMEOUT("PT3S", "How long a connection to the primary database may take, ISO-8601.");

    private final @Nullable String defaultValue;
    private final String description;

    EnvironmentVariable(@Nullable String defaultValue, String description) {
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /** The value used when the variable is unset or blank; empty when it must be set. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** One sentence for people: meaning, and the default in words. */
    public String description() {
        return description;
    }
}
