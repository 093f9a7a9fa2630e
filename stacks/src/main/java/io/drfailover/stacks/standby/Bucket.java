package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.s3_bucket.S3Bucket;
import com.hashicorp.cdktf.providers.aws.s3_bucket_ownership_controls.S3BucketOwnershipControls;
import com.hashicorp.cdktf.providers.aws.s3_bucket_ownership_controls.S3BucketOwnershipControlsRule;
import com.hashicorp.cdktf.providers.aws.s3_bucket_policy.S3BucketPolicy;
import com.hashicorp.cdktf.providers.aws.s3_bucket_public_access_block.S3BucketPublicAccessBlock;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationRuleA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_versioning.S3BucketVersioningA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_versioning.S3BucketVersioningVersioningConfiguration;
import io.drfailover.stacks.account.PolicyDocument;
import io.drfailover.stacks.account.Statement;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import java.util.List;
import software.constructs.Construct;

/** The one bucket: bundle, toolchain and function, the recovery stack's state, and the record of every run. */
final class Bucket extends Construct {
    private final S3Bucket bucket;
    private final List<ITerraformDependable> ready;

    Bucket(Construct scope, String id, String name, Key key) {
        super(scope, id);
        bucket = Hcl.named(
                S3Bucket.Builder.create(this, "bucket")
                        .bucket(name)
                        .tags(Tags.name(name))
                        .lifecycle(TerraformResourceLifecycle.builder()
                                // State and ledger cannot be made again.
                                .preventDestroy(true)
                                .build())
                        .build(),
                "dr");
        S3BucketVersioningA versioning = Hcl.named(
                S3BucketVersioningA.Builder.create(this, "versioning")
                        .bucket(name())
                        .versioningConfiguration(S3BucketVersioningVersioningConfiguration.builder()
                                .status("Enabled")
                                .build())
                        .build(),
                "dr");
        ready = List.of(versioning, encryption(key));
        policy(ownership(), privacy());
        new BucketLifecycle(this, "lifecycle", name(), versioning);
    }

    private S3BucketServerSideEncryptionConfigurationA encryption(Key key) {
        return Hcl.named(
                S3BucketServerSideEncryptionConfigurationA.Builder.create(this, "encryption")
                        .bucket(name())
                        .rule(List.of(S3BucketServerSideEncryptionConfigurationRuleA.builder()
                                // One call to KMS for many objects: cheaper, and less that can be throttled.
                                .bucketKeyEnabled(true)
                                .applyServerSideEncryptionByDefault(
                                        S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA
                                                .builder()
                                                .sseAlgorithm("aws:kms")
                                                .kmsMasterKeyId(key.arn())
                                                .build())
                                .build()))
                        .build(),
                "dr");
    }

    private S3BucketOwnershipControls ownership() {
        return Hcl.named(
                S3BucketOwnershipControls.Builder.create(this, "ownership")
                        .bucket(name())
                        .rule(S3BucketOwnershipControlsRule.builder()
                                .objectOwnership("BucketOwnerEnforced")
                                .build())
                        .build(),
                "dr");
    }

    private S3BucketPublicAccessBlock privacy() {
        return Hcl.named(
                S3BucketPublicAccessBlock.Builder.create(this, "public-access")
                        .bucket(name())
                        .blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)
                        .build(),
                "dr");
    }

    /** S3 refuses two of these changes at once, so that the policy comes last. */
    private void policy(ITerraformDependable... before) {
        Hcl.named(
                S3BucketPolicy.Builder.create(this, "policy")
                        .bucket(name())
                        .policy(new PolicyDocument(
                                        this,
                                        "statements",
                                        "bucket",
                                        // A refusal may be as wide as it likes: what S3 learns tomorrow is refused as
                                        // well.
                                        Statement.deny("OnlyEncryptedConnections", "s3:*")
                                                .toEverybody()
                                                .on(arn(), arn() + "/*")
                                                .when("Bool", "aws:SecureTransport", "false"))
                                .json())
                        .dependsOn(List.of(before))
                        .build(),
                "dr");
    }

    String name() {
        return bucket.getId();
    }

    String arn() {
        return bucket.getArn();
    }

    /** What must be there before the first object: an older one would have neither version nor key. */
    List<ITerraformDependable> ready() {
        return ready;
    }
}
