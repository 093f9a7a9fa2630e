package io.drfailover.stacks.standby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.ConfigurationException;
import io.drfailover.FailoverConfig;
import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.contract.LibraryVariable;
import io.drfailover.evidence.ApprovalMode;
import io.drfailover.evidence.DecisionPolicy;
import io.drfailover.evidence.FencingMode;
import io.drfailover.ledger.RunLimits;
import io.drfailover.stacks.Synthesized;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the stack gives the function is exactly what the function reads, and the function accepts it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionEnvironmentTest {
    private static final String SHA256 = "0123456789abcdef".repeat(4);
    private static final String ROLE = "arn:aws:iam::123456789012:role/";
    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:konecta-erp-dev-failover";

    private Map<String, String> sample = Map.of();
    private Map<String, String> variant = Map.of();

    @BeforeAll
    void synthesize() {
        sample = environment(Synthesized.SAMPLE);
        variant = environment(Synthesized.VARIANT);
    }

    @Test
    void variables_always_areExactlyThoseOfTheContract() {
        assertThat(sample.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(EnvironmentVariable.values()).map(Enum::name),
                                Stream.of(LibraryVariable.values()).map(Enum::name))
                        .toList());
    }

    @Test
    void libraryVariables_always_haveTheContractsValue() {
        for (LibraryVariable variable : LibraryVariable.values()) {
            assertThat(sample).containsEntry(variable.name(), variable.value());
        }
    }

    @Test
    void values_ofTheSample_areAcceptedByTheFunction() {
        FailoverConfig config = FailoverConfig.from(sample);
        assertThat(config.drRegion()).isEqualTo("eu-west-1");
        assertThat(config.primaryRegion()).isEqualTo("us-east-1");
        assertThat(config.replicaId()).isEqualTo("konecta-erp-dev-replica");
        assertThat(config.clusterName()).isEqualTo("konecta-erp-dev-dr");
        assertThat(config.namespace()).isEqualTo("konecta");
        assertThat(config.serviceName()).isEqualTo("erp");
        assertThat(config.bundle().sha256()).isEqualTo(SHA256);
        assertThat(config.functionRoleArn()).isEqualTo(ROLE + "function");
        assertThat(config.clusterRoleArn()).isEqualTo(ROLE + "cluster");
        assertThat(config.nodeRoleArn()).isEqualTo(ROLE + "node");
        assertThat(config.promotionTimeout()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.limits())
                .isEqualTo(new RunLimits(Duration.ofSeconds(40), Duration.ofHours(2), 30, Duration.ofHours(1)));
        assertThat(config.notificationTopic()).isEqualTo(TOPIC);
        assertThat(config.databaseSecretId()).isEmpty();
        assertThat(config.probe().url()).isEqualTo("https://erp.konecta.example/");
        assertThat(config.probe().databaseHost()).isEmpty();
    }

    /** What holds for a function with a bare environment is what settings without a word of it say. */
    @Test
    void limits_ofTheSample_areTheContractsDefaults() {
        for (EnvironmentVariable variable : List.of(
                EnvironmentVariable.LEASE_DURATION,
                EnvironmentVariable.RUN_TIME_LIMIT,
                EnvironmentVariable.MAX_INVOCATIONS,
                EnvironmentVariable.MAX_PLANNED_CHANGES,
                EnvironmentVariable.PROMOTION_TIMEOUT,
                EnvironmentVariable.CONFIRMATIONS_REQUIRED,
                EnvironmentVariable.EVIDENCE_VETOES,
                EnvironmentVariable.EVIDENCE_TIMEOUT,
                EnvironmentVariable.HOLD_OFF,
                EnvironmentVariable.COOL_DOWN,
                EnvironmentVariable.APPROVAL,
                EnvironmentVariable.APPROVAL_EXPIRY,
                EnvironmentVariable.AUTO_APPROVE_AFTER,
                EnvironmentVariable.MAX_DATA_LOSS_SECONDS,
                EnvironmentVariable.FENCING,
                EnvironmentVariable.REPLICA_LAG_SECONDS,
                EnvironmentVariable.RELEASE_TIMEOUT)) {
            assertThat(comparable(sample.getOrDefault(variable.name(), "nothing")))
                    .as(variable.name())
                    .isEqualTo(comparable(variable.defaultValue().orElseThrow()));
        }
    }

    /** PT60S and PT1M are the same. */
    private static Object comparable(String value) {
        return value.matches("PT[0-9].*") ? Duration.parse(value) : value;
    }

    @Test
    void values_ofEveryOptionalSetting_reachTheFunction() {
        FailoverConfig config = FailoverConfig.from(variant);
        assertThat(config.databaseSecretId()).isEqualTo("konecta-erp-dev/database");
        assertThat(config.probe().databaseHost()).isEqualTo("database.konecta.example");
        assertThat(config.probe().databasePort()).isEqualTo(5432);
        assertThat(config.decision())
                .isEqualTo(new DecisionPolicy(
                        3,
                        Set.of(),
                        Duration.ofSeconds(20),
                        Duration.ofMinutes(2),
                        ApprovalMode.REQUIRED,
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(15),
                        OptionalLong.of(600),
                        FencingMode.STOP,
                        420,
                        "konecta-erp-dev"));
        assertThat(config.limits().coolDown()).isZero();
    }

    /** AWS Lambda Developer Guide, "Lambda quotas": all variables together, 4 KB. */
    @Test
    void size_ofAllVariables_fitsIntoLambdas4Kilobytes() {
        int size = variant.entrySet().stream()
                .mapToInt(variable ->
                        variable.getKey().length() + variable.getValue().length())
                .sum();
        // Names of a team may be longer than those of the sample, by a quarter at most all together.
        assertThat(size).isLessThan(4096 * 4 / 5);
    }

    @Test
    void required_leftOut_isMissedByTheFunction() {
        Map<String, String> incomplete = new TreeMap<>(sample);
        incomplete.remove(EnvironmentVariable.RDS_REPLICA_ID.name());
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> FailoverConfig.from(incomplete))
                .withMessageContaining("RDS_REPLICA_ID");
    }

    /** As Lambda would get it: what is known only to Terraform is replaced by what it plausibly becomes. */
    private static Map<String, String> environment(Path settings) {
        JsonNode stack = Synthesized.of(settings, StandbyStack::new).json();
        Map<String, String> environment = new TreeMap<>();
        stack.at("/resource/aws_lambda_function/failover/environment/variables")
                .properties()
                .forEach(variable -> environment.put(
                        variable.getKey(), applied(variable.getValue().asText(), stack.path("variable"))));
        return environment;
    }

    private static String applied(String value, JsonNode variables) {
        if (!value.startsWith("${")) {
            return value;
        }
        String expression =
                value.substring(2, value.length() - 1).replace("tostring(", "").replace(")", "");
        String[] parts = expression.split("\\.", -1);
        if (parts[0].equals("var")) {
            return variables.path(parts[1]).path("default").asText();
        }
        return switch (parts[0] + "." + parts[2]) {
            case "aws_iam_role.arn" -> ROLE + parts[1];
            case "aws_sns_topic.arn" -> TOPIC;
            case "aws_s3_bucket.id" -> "konecta-erp-dev-dr-eu-west-1";
            case "aws_s3_object.key" -> parts[1] + "/it.zip";
            case "aws_s3_object.version_id" -> "3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY";
            case "aws_s3_object.source_hash" -> SHA256;
            default -> throw new AssertionError("nobody knows what becomes of " + value);
        };
    }
}
