package io.drfailover.readiness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * Whether the roles exist and the right services may take them on. On the bad day nobody can make one: IAM's control
 * plane is in one region, and that may be the one that is lost.
 */
public final class RolesCheck implements ReadinessCheck {
    private static final JsonMapper JSON = new JsonMapper();

    private final IamClient iam;
    private final Map<String, Wanted> roles = new LinkedHashMap<>();

    private record Wanted(String arn, String service) {
        String roleName() {
            return arn.substring(arn.lastIndexOf('/') + 1);
        }
    }

    public RolesCheck(IamClient iam, FailoverConfig config) {
        this.iam = iam;
        roles.put("EKS_CLUSTER_ROLE_ARN", new Wanted(config.clusterRoleArn(), "eks.amazonaws.com"));
        roles.put("EKS_NODE_ROLE_ARN", new Wanted(config.nodeRoleArn(), "ec2.amazonaws.com"));
        roles.put("FUNCTION_ROLE_ARN", new Wanted(config.functionRoleArn(), "lambda.amazonaws.com"));
    }

    @Override
    public String name() {
        return CheckName.ROLES.text();
    }

    @Override
    public Finding look(Deadline deadline) {
        List<String> problems = new ArrayList<>();
        roles.forEach((variable, wanted) ->
                problem(wanted).ifPresent(problem -> problems.add(variable + " " + wanted.arn() + " " + problem)));
        return problems.isEmpty()
                ? Finding.ok("all " + roles.size() + " exist, each for its service")
                : Finding.blocking(
                        String.join("; ", problems),
                        "deploy the standby stack again: it makes the three roles, and sets these variables");
    }

    private Optional<String> problem(Wanted wanted) {
        Role role;
        try {
            role = iam.getRole(r -> r.roleName(wanted.roleName())).role();
        } catch (NoSuchEntityException e) {
            return Optional.of("does not exist");
        }
        if (!wanted.arn().equals(role.arn())) {
            return Optional.of("does not exist, but " + role.arn() + " does");
        }
        return trusts(String.valueOf(role.assumeRolePolicyDocument()), wanted.service())
                ? Optional.empty()
                : Optional.of("may not be assumed by " + wanted.service());
    }

    /** IAM writes the policy in URL encoding (IAM API Reference, Role). In China, EC2's name has a suffix. */
    private static boolean trusts(String policy, String service) {
        JsonNode statements;
        try {
            String text = policy.startsWith("{") ? policy : URLDecoder.decode(policy, StandardCharsets.UTF_8);
            statements = JSON.readTree(text).path("Statement");
        } catch (JsonProcessingException e) {
            return false;
        }
        for (JsonNode statement : each(statements)) {
            if (statement.path("Effect").asText().equals("Allow")
                    && texts(statement.path("Action")).contains("sts:AssumeRole")
                    && texts(statement.path("Principal").path("Service")).stream()
                            .anyMatch(known -> known.equals(service) || known.equals(service + ".cn"))) {
                return true;
            }
        }
        return false;
    }

    /** A policy may say one thing or a list of them. */
    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        each(node).forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static Iterable<JsonNode> each(JsonNode node) {
        return node.isArray() ? node : List.of(node);
    }
}
