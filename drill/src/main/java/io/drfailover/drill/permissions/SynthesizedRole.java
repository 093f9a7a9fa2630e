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
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The function and its role in the synthesized standby stack: the policies attached to the role, and the names in the
 * function's environment. Expressions are replaced by what they will be.
 */
public final class SynthesizedRole {
    /** Stands for the characters that Secrets Manager adds. */
    private static final String SECRET_SUFFIX = "-a1B2c3";

    private final JsonNode stack;
    private final JsonNode function;
    private final Expressions expressions;

    private SynthesizedRole(JsonNode stack) {
        this.stack = stack;
        this.function = stack.at("/resource/aws_lambda_function/" + theOnly(stack.at("/resource/aws_lambda_function")));
        this.expressions =
                new Expressions(stack, told(EnvironmentVariable.DR_REGION).orElse(""));
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

    /** What the role may do, by every policy that is attached to it. */
    public RolePolicies policies() {
        String role = function.path("role").asText().replace(".arn}", ".name}");
        List<PermittedStatement> statements = new ArrayList<>();
        for (JsonNode attachment : stack.at("/resource/aws_iam_role_policy_attachment")) {
            if (attachment.path("role").asText().equals(role)) {
                JsonNode policy = referred(attachment.path("policy_arn"));
                referred(policy.path("policy"))
                        .path("statement")
                        .forEach(block ->
                                statements.add(statement(policy.path("name").asText(), block)));
            }
        }
        return new RolePolicies(statements);
    }

    /** What the function is told to touch. */
    public Names names() {
        Map<String, String> names = new HashMap<>();
        String cluster = required(EnvironmentVariable.EKS_CLUSTER_NAME);
        names.put("region", required(EnvironmentVariable.DR_REGION));
        names.put("replica", required(EnvironmentVariable.RDS_REPLICA_ID));
        names.put("cluster", cluster);
        names.put("function", function.path("function_name").asText());
        // As the recovery stack shortens it.
        names.put(
                "balancer", cluster.substring(0, Math.min(32, cluster.length())).replaceAll("-+$", ""));
        names.put("bucket", "arn:aws:s3:::" + required(EnvironmentVariable.DR_BUCKET));
        names.put("clusterRole", required(EnvironmentVariable.EKS_CLUSTER_ROLE_ARN));
        names.put("nodeRole", required(EnvironmentVariable.EKS_NODE_ROLE_ARN));
        names.put("functionRole", required(EnvironmentVariable.FUNCTION_ROLE_ARN));
        String primaryRegion = required(EnvironmentVariable.PRIMARY_REGION);
        names.put("primaryRegion", primaryRegion);
        names.put(
                "primary",
                "arn:aws:rds:%s:%s:db:%s"
                        .formatted(primaryRegion, Names.ACCOUNT, required(EnvironmentVariable.PRIMARY_DATABASE_ID)));
        for (Map.Entry<String, String> given :
                Map.of("key", "aws_kms_key", "topic", "aws_sns_topic").entrySet()) {
            String name = theOnly(stack.at("/resource/" + given.getValue()));
            names.put(given.getKey(), expressions.resolve("${%s.%s.arn}".formatted(given.getValue(), name)));
        }
        // Its neighbour is the cluster's.
        names.put("logGroup", expressions.resolve("${aws_cloudwatch_log_group.function.arn}"));
        secret().ifPresent(secret -> names.put("secret", secret));
        return new Names(names);
    }

    /** The ARN of the applications' secret; empty when the function is told of none. */
    public Optional<String> secret() {
        return told(EnvironmentVariable.DB_SECRET_ID)
                .map(id -> id.startsWith("arn:")
                        ? id
                        : "arn:aws:secretsmanager:%s:%s:secret:%s%s"
                                .formatted(required(EnvironmentVariable.DR_REGION), Names.ACCOUNT, id, SECRET_SUFFIX));
    }

    /** What the function is told, without what only the apply knows: versions of objects, digests, settings of its own. */
    public Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        for (Map.Entry<String, JsonNode> variable :
                function.at("/environment/variables").properties()) {
            String value = variable.getValue().asText();
            if (expressions.knows(value)) {
                variables.put(variable.getKey(), expressions.resolve(value));
            }
        }
        return variables;
    }

    /** Whether the function is told to stop the old primary. */
    public boolean isFencing() {
        return told(EnvironmentVariable.FENCING).filter("stop"::equals).isPresent();
    }

    private String required(EnvironmentVariable variable) {
        return told(variable)
                .map(expressions::resolve)
                .orElseThrow(() -> new IllegalStateException(
                        "the standby stack gives the function no %s; synthesize it anew".formatted(variable)));
    }

    private Optional<String> told(EnvironmentVariable variable) {
        String value = function.at("/environment/variables/" + variable).asText();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
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

    /** What an expression like {@code ${data.type.name.attribute}} is an attribute of. */
    private JsonNode referred(JsonNode expression) {
        String address = expression.asText().replaceAll("^\\$\\{|\\.[a-z_]+}$", "");
        String path = (address.startsWith("data.") ? "" : "resource.") + address;
        JsonNode found = stack.at("/" + path.replace('.', '/'));
        if (found.isMissingNode()) {
            throw new IllegalStateException("the standby stack has no " + address + ", which a policy refers to");
        }
        return found;
    }

    private static String theOnly(JsonNode resources) {
        List<String> named = new ArrayList<>();
        resources.fieldNames().forEachRemaining(named::add);
        if (named.size() != 1) {
            throw new IllegalStateException(
                    "the standby stack has %s where one resource is expected: say here which one is the function's"
                            .formatted(named));
        }
        return named.get(0);
    }
}
