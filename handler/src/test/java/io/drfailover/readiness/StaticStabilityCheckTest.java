package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.TestEnvironment;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StaticStabilityCheckTest {
    private static final String HERE = "arn:aws:kms:eu-west-1:123456789012:key/k";

    private final FakeBucket bucket = new FakeBucket();
    private final Map<String, String> environment = new TreeMap<>(TestEnvironment.complete());

    private Finding look(String key) {
        return new StaticStabilityCheck(FailoverConfig.from(environment), bucket, new FakeReplica(key))
                .look(Deadline.in(Duration.ofMinutes(1)));
    }

    @Test
    void look_everythingInTheDrRegion_isOk() {
        environment.put("DB_SECRET_ID", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf");

        assertThat(look(HERE).outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void look_secretTopicBucketAndKeyElsewhere_listsAllOfThem() {
        environment.put("DB_SECRET_ID", "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf");
        environment.put("NOTIFICATION_TOPIC_ARN", "arn:aws:sns:us-east-1:123456789012:dr");
        bucket.region = "us-east-1";

        Finding finding = look("arn:aws:kms:us-east-1:123456789012:key/k");

        assertThat(finding.outcome()).isEqualTo(Outcome.BLOCKING);
        assertThat(finding.seen())
                .isEqualTo(
                        "the database secret lives in us-east-1; the notification topic lives in us-east-1; the bucket"
                                + " lives in us-east-1; the replica's KMS key lives in us-east-1, not in eu-west-1");
    }

    @Test
    void look_noReplica_isNotMade() {
        Finding finding = look("");

        assertThat(finding.outcome()).isEqualTo(Outcome.WARNING);
        assertThat(finding.seen()).startsWith("not checked: where the replica's KMS key lives is not known");
    }
}
