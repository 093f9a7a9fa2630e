package io.drfailover.stacks.standby.permissions;

import io.drfailover.contract.BucketLayout;
import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * The objects that are the function's memory. It reads bundle and toolchain, keeps state, ledger and controls, and deletes nothing
 * but the lock (Terraform, "Backend Type: s3", permissions).
 *
 * <p>The bucket may be listed whole, although {@code s3:prefix} could narrow it: S3 answers 404 for an object that does
 * not exist only to those who may list, and 403 to all others (Amazon S3 API Reference, GetObject). A first run begins
 * with two such answers. That a narrowed permission counts there is nowhere promised, and the keys are no secret.
 */
final class BucketPermissions implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        String bucket = reach.given().bucket();
        String lock = object(bucket, BucketLayout.TERRAFORM_LOCK);
        return List.of(
                new Statement("FindObjects", List.of("s3:ListBucket"), List.of(bucket)),
                new Statement(
                        "ReadArtifacts",
                        // The second when the deployment has pinned versions.
                        List.of("s3:GetObject", "s3:GetObjectVersion"),
                        List.of(
                                object(bucket, BucketLayout.BUNDLE_PREFIX + "*"),
                                object(bucket, BucketLayout.TOOLCHAIN_PREFIX + "*"))),
                new Statement(
                        "KeepStateLedgerAndControls",
                        List.of("s3:GetObject", "s3:PutObject"),
                        List.of(
                                object(bucket, BucketLayout.TERRAFORM_STATE),
                                lock,
                                object(bucket, BucketLayout.RUNS_PREFIX + "*"),
                                object(bucket, BucketLayout.CONTROL_PREFIX + "*"))),
                new Statement("ReleaseLock", List.of("s3:DeleteObject"), List.of(lock)));
    }

    private static String object(String bucket, String key) {
        return bucket + "/" + key;
    }
}
