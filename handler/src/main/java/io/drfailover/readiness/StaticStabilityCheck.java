package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Whether everything that a failover was configured with lives in the DR region, so that it needs nothing of the region
 * that failed ("AWS Fault Isolation Boundaries", "Static stability"). Roles are global, but exist beforehand, and assuming
 * one is regional. Where images come from is a check of its own.
 */
final class StaticStabilityCheck implements ReadinessCheck {
    private static final String REMEDY =
            "replicate it to the DR region (a multi-Region secret or key, a topic and a bucket"
                    + " there), name that one in the settings, and deploy the standby stack";

    private final FailoverConfig config;
    private final S3Client s3;
    private final RdsClient rds;

    StaticStabilityCheck(FailoverConfig config, S3Client s3, RdsClient rds) {
        this.config = config;
        this.s3 = s3;
        this.rds = rds;
    }

    @Override
    public String name() {
        return "static-stability";
    }

    @Override
    public Finding look(Deadline deadline) {
        Map<String, Optional<String>> places = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        places.put("the database secret", Arn.region(config.databaseSecretId()));
        places.put("the notification topic", Arn.region(config.notificationTopic()));
        ask("the bucket", this::bucketRegion, places, unknown);
        ask("the replica's KMS key", this::keyRegion, places, unknown);
        List<String> elsewhere = new ArrayList<>();
        places.forEach((what, place) -> place.filter(region -> !region.equals(config.drRegion()))
                .ifPresent(region -> elsewhere.add(what + " lives in " + region)));
        if (!elsewhere.isEmpty()) {
            return Finding.blocking(String.join("; ", elsewhere) + ", not in " + config.drRegion(), REMEDY);
        }
        return unknown.isEmpty()
                ? Finding.ok("bucket, topic, secret and the replica's key, where configured, live in "
                        + config.drRegion() + "; the roles exist beforehand")
                : Finding.notMade(String.join("; ", unknown), "let the function's role look, or repair what it names");
    }

    /** Asks AWS where something lives; empty if there is no such thing. */
    @FunctionalInterface
    private interface Place {
        Optional<String> region();
    }

    private static void ask(String what, Place place, Map<String, Optional<String>> places, List<String> unknown) {
        try {
            places.put(what, place.region());
        } catch (SdkException e) {
            unknown.add("where " + what + " lives is not known: " + e.getMessage());
        }
    }

    private Optional<String> bucketRegion() {
        return Optional.ofNullable(s3.headBucket(r -> r.bucket(config.bucket())).bucketRegion());
    }

    private Optional<String> keyRegion() {
        return rds.describeDBInstances(r -> r.dbInstanceIdentifier(config.replicaId())).dbInstances().stream()
                .map(DBInstance::kmsKeyId)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(Arn::region);
    }
}
