package io.drfailover.stacks.standby.permissions;

import java.util.List;

/**
 * The key behind the bucket, through S3 only: S3 asks KMS with the caller's permissions, for a data key to write and to
 * decrypt it to read (Amazon S3 User Guide, "Using server-side encryption with AWS KMS keys", Permissions).
 */
final class KeyPermissions implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        return List.of(new Statement(
                "UseKeyThroughS3",
                List.of("kms:Decrypt", "kms:GenerateDataKey"),
                List.of(reach.given().key()),
                List.of(Condition.equal(
                        "kms:ViaService", "s3.%s.%s".formatted(reach.arns().region(), reach.dnsSuffix())))));
    }
}
