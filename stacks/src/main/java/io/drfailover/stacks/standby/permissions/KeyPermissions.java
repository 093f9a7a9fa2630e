package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Condition;
import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * The key behind the bucket and the topic, through these two services only. They ask KMS with the caller's permissions:
 * for a data key to write and to publish, and to decrypt it (Amazon S3 User Guide, "Using server-side encryption with AWS
 * KMS keys"; Amazon SNS Developer Guide, "Managing Amazon SNS encryption keys and costs"). To the topic the function speaks,
 * and Lambda in its name.
 */
final class KeyPermissions implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        return List.of(new Statement(
                "UseKeyThroughServices",
                List.of("kms:Decrypt", "kms:GenerateDataKey"),
                List.of(reach.given().key()),
                List.of(Condition.equal("kms:ViaService", endpoint("s3", reach), endpoint("sns", reach)))));
    }

    private static String endpoint(String service, Reach reach) {
        return "%s.%s.%s".formatted(service, reach.arns().region(), reach.dnsSuffix());
    }
}
