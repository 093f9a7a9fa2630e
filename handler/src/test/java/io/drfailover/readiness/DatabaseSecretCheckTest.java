package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.TestEnvironment;
import io.drfailover.helm.CredentialsReader;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DatabaseSecretCheckTest {
    private static Finding look(String id, String content) {
        Map<String, String> environment = new TreeMap<>(TestEnvironment.complete());
        environment.put("DB_SECRET_ID", id);
        return new DatabaseSecretCheck(
                        FailoverConfig.from(environment), new CredentialsReader(new FakeSecrets(content), id))
                .look(Deadline.in(Duration.ofMinutes(1)));
    }

    @Test
    void look_none_isOk() {
        assertThat(look("", "")).isEqualTo(Finding.ok("none configured: the charts bring their own credentials"));
    }

    @Test
    void look_complete_isOkAndShowsNothingOfIt() {
        Finding finding = look("db", "{\"username\":\"admin\",\"password\":\"s3cret\"}");

        assertThat(finding.outcome()).isEqualTo(Outcome.OK);
        assertThat(finding.toString()).doesNotContain("admin", "s3cret");
    }

    @Test
    void look_withoutPassword_blocks() {
        Finding finding = look("db", "{\"username\":\"admin\"}");

        assertThat(finding.outcome()).isEqualTo(Outcome.BLOCKING);
        assertThat(finding.remedy()).contains("store it as RDS does");
    }

    @Test
    void look_inAnotherRegion_isLeftToStaticStability() {
        Finding finding = look("arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf", "");

        assertThat(finding.remedy()).isEqualTo("see the check static-stability");
    }
}
