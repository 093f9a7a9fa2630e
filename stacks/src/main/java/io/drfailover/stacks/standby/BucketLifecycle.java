package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfiguration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRule;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleExpiration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleFilter;
import com.hashicorp.cdktf.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration;
import io.drfailover.contract.BucketLayout;
import io.drfailover.stacks.hcl.Hcl;
import java.util.List;
import software.constructs.Construct;

/**
 * What leaves the bucket by itself. Nothing that is current ever does: not the bundle that the function is pinned to,
 * not the state, not the record of a run.
 */
final class BucketLifecycle extends Construct {
    /** A quarter: long enough to find out what was overwritten, and by which deployment. */
    private static final int OLD_VERSION_DAYS = 90;
    /** Kept however old: the way back to the last deployments. */
    private static final String KEPT_VERSIONS = "10";

    private static final int UNFINISHED_UPLOAD_DAYS = 3;

    BucketLifecycle(Construct scope, String id, String bucket, ITerraformDependable versioning) {
        super(scope, id);
        Hcl.named(
                S3BucketLifecycleConfiguration.Builder.create(this, "rules")
                        .bucket(bucket)
                        .rule(List.of(oldVersions(), unfinishedUploads(), lockMarkers()))
                        .dependsOn(List.of(versioning))
                        .build(),
                "dr");
    }

    private static S3BucketLifecycleConfigurationRule oldVersions() {
        return rule("old-versions", "")
                .noncurrentVersionExpiration(S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration.builder()
                        .noncurrentDays(OLD_VERSION_DAYS)
                        .newerNoncurrentVersions(KEPT_VERSIONS)
                        .build())
                .build();
    }

    private static S3BucketLifecycleConfigurationRule unfinishedUploads() {
        return rule("unfinished-uploads", "")
                .abortIncompleteMultipartUpload(
                        S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload.builder()
                                .daysAfterInitiation(UNFINISHED_UPLOAD_DAYS)
                                .build())
                .build();
    }

    /** Terraform writes and deletes the lock at every run; each leaves a version and a delete marker. */
    private static S3BucketLifecycleConfigurationRule lockMarkers() {
        return rule("lock-markers", BucketLayout.TERRAFORM_LOCK)
                .expiration(S3BucketLifecycleConfigurationRuleExpiration.builder()
                        .expiredObjectDeleteMarker(true)
                        .build())
                .noncurrentVersionExpiration(S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration.builder()
                        .noncurrentDays(1)
                        .build())
                .build();
    }

    private static S3BucketLifecycleConfigurationRule.Builder rule(String id, String prefix) {
        return S3BucketLifecycleConfigurationRule.builder()
                .id(id)
                .status("Enabled")
                .filter(S3BucketLifecycleConfigurationRuleFilter.builder()
                        .prefix(prefix)
                        .build());
    }
}
