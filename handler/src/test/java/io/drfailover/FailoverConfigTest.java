package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.contract.Stage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailoverConfigTest {
    @Test
    void from_completeEnvironment_fillsTheDefaults() {
        FailoverConfig config = FailoverConfig.from(TestEnvironment.complete());

        assertThat(config.bundle().key()).isEqualTo("bundle/eu-west-1-dr.zip");
        assertThat(config.order()).isEqualTo(FailoverOrder.OVERLAPPED);
        assertThat(config.promotionTimeout()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.databaseSecretId()).isEmpty();
    }

    @Test
    void from_emptyEnvironment_namesEveryRequiredVariableInOneMessage() {
        String[] required = Arrays.stream(EnvironmentVariable.values())
                .filter(v -> v.defaultValue().isEmpty())
                .map(Enum::name)
                .toArray(String[]::new);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> FailoverConfig.from(Map.of()))
                .satisfies(e -> assertThat(e.stage()).isEqualTo(Stage.CONFIGURATION))
                .satisfies(e -> assertThat(e.getMessage()).contains(required));
    }

    @Test
    void from_missingAndMalformed_namesBoth() {
        var environment = TestEnvironment.complete();
        environment.remove("DR_BUCKET");
        environment.put("PROMOTION_TIMEOUT", "30 minutes");
        environment.put("MAX_PLANNED_CHANGES", "0");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> FailoverConfig.from(environment))
                .satisfies(e -> assertThat(e.problems()).hasSize(3))
                .withMessageContainingAll("missing variable DR_BUCKET", "PROMOTION_TIMEOUT", "MAX_PLANNED_CHANGES");
    }

    @ParameterizedTest
    @CsvSource({
        "DR_REGION,us-east-1,must differ",
        "DR_REGION,Ireland,must match",
        "RDS_REPLICA_ID,-replica,must match",
        "RDS_REPLICA_ID,a--b,must match",
        "APP_NAMESPACE,Konecta,must match",
        "APP_SERVICE_NAME,1erp,must match",
        "BUNDLE_SHA256,abc,must match",
        "EKS_CLUSTER_ROLE_ARN,eks,must match",
        "FAILOVER_ORDER,parallel,'overlapped, sequential'",
        "PROMOTION_TIMEOUT,PT0S,longer than zero",
        "PRIMARY_URL,erp.konecta.example,http or https URL",
        "PRIMARY_URL,ftp://erp.konecta.example/,http or https URL",
        "PRIMARY_URL,https://erp konecta/,http or https URL",
        "PRIMARY_DATABASE_PORT,65536,65535 at most",
        "PROBE_HTTP_TIMEOUT,5,ISO-8601",
    })
    void from_malformedValue_saysWhatItMustBe(String name, String value, String expected) {
        var environment = TestEnvironment.complete();
        environment.put(name, value);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> FailoverConfig.from(environment))
                .withMessageContainingAll(name, expected);
    }
}
