package io.drfailover.drill.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.contract.EnvironmentVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The function's role in the synthesized standby stack: its policies, and the names in the environment of the function
 * that assumes it. Expressions are replaced by what they will be.
 */
public final class SynthesizedRole {
    /** Policy documents of the function's role begin so, see the construct FunctionPermissions. */
    private static final String DOCUMENTS = "function_";

    private static final String SECRET_SUFFIX = "-a1B2c3";

    private final JsonNode stack;
    private final Expressions expressions;
    private final Map<EnvironmentVariable, String> environment = new HashMap<>();

    private SynthesizedRole(JsonNode stack) {
        this.stack = stack;
        JsonNode variables = stack.findPath("aws_lambda_function").findPath("variables");
        String region = variables.path(EnvironmentVariable.DR_REGION.name()).asText();
        this.expressions = new Expressions(stack, region);
        for (EnvironmentVariable variable : EnvironmentVariable.values()) {
            String value = variables.path(variable.name()).asText();
            if (!value.isEmpty()) {
                environment.put(variable, expressions.resolve(value));
            }
        }
    }

    /**
     * Reads the stack that the build synthesized.
     *
     * @param checkout the project's folder
     * @throws IOException naming the command that makes it, when it is missing
     */
    public static SynthesizedRole locate(Path checkout) throws IOException {
        Path file = checkout.resolve("stacks/target/cdktf.out/stacks/standby/cdk.tf.json");
        if (!Files.exists(file)) {
            throw new IOException("no " + file + "; make it with `mvn -B -Dmaven.test.skip=true package`");
        }
        return of(new ObjectMapper().readTree(file.toFile()));
    }

    static SynthesizedRole of(JsonNode stack) {
        return new SynthesizedRole(stack);
    }

    /** What the role may do. */
    public RolePolicies policies() {
        List<PermittedStatement> statements = new ArrayList<>();
        stack.at("/data/aws_iam_policy_document").properties().forEach(document -> {
            if (document.getKey().startsWith(DOCUMENTS)) {
                document.getValue()
                        .path("statement")
                        .forEach(block -> statements.add(statement(document.getKey(), block)));
            }
        });
        return new RolePolicies(statements);
    }

    /** What the function is told to touch. */
    public Names names() {
        Map<String, String> names = new HashMap<>();
        String cluster = environment.get(EnvironmentVariable.EKS_CLUSTER_NAME);
        names.put("region", environment.get(EnvironmentVariable.DR_REGION));
        names.put("replica", environment.get(EnvironmentVariable.RDS_REPLICA_ID));
        names.put("cluster", cluster);
        // As the recovery stack shortens it.
        names.put(
                "balancer", cluster.substring(0, Math.min(32, cluster.length())).replaceAll("-+$", ""));
        names.put("bucket", "arn:aws:s3:::" + environment.get(EnvironmentVariable.DR_BUCKET));
        names.put("clusterRole", environment.get(EnvironmentVariable.EKS_CLUSTER_ROLE_ARN));
        names.put("nodeRole", environment.get(EnvironmentVariable.EKS_NODE_ROLE_ARN));
        names.put("key", theOnly("aws_kms_key"));
        names.put("topic", theOnly("aws_sns_topic"));
        names.put("logGroup", theOnly("aws_cloudwatch_log_group"));
        secret().ifPresent(secret -> names.put("secret", secret));
        return new Names(names);
    }

    /** The ARN of the applications' secret; empty when the function is told of none. */
    public Optional<String> secret() {
        return Optional.ofNullable(environment.get(EnvironmentVariable.DB_SECRET_ID))
                .map(id -> id.startsWith("arn:")
                        ? id
                        : "arn:aws:secretsmanager:%s:%s:secret:%s%s"
                                .formatted(
                                        environment.get(EnvironmentVariable.DR_REGION),
                                        Names.ACCOUNT,
                                        id,
                                        SECRET_SUFFIX));
    }

    private String theOnly(String type) {
        List<String> named = new ArrayList<>();
        stack.at("/resource/" + type).fieldNames().forEachRemaining(named::add);
        if (named.size() != 1) {
            throw new IllegalStateException(
                    "the standby stack has %s of %s, not one: say here which one the function uses"
                            .formatted(named, type));
        }
        return expressions.resolve("${%s.%s.arn}".formatted(type, named.get(0)));
    }

    private PermittedStatement statement(String policy, JsonNode block) {
        Map<String, List<String>> conditions = new HashMap<>();
        for (JsonNode condition : block.path("condition")) {
            if (!condition.path("test").asText().equals("StringEquals")) {
                throw new IllegalStateException(
                        "the condition %s in %s is not understood here; teach PermittedStatement"
                                .formatted(condition, policy));
            }
            conditions.put(condition.path("variable").asText(), texts(condition.path("values")));
        }
        return new PermittedStatement(
                policy,
                block.path("sid").asText(),
                texts(block.path("actions")),
                texts(block.path("resources")),
                conditions);
    }

    private List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(text -> expressions.resolve(text.asText()))
                .toList();
    }
}
