package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.TerraformVariableValidationConfig;
import io.drfailover.contract.TerraformVariable;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.settings.NodeScaling;
import io.drfailover.stacks.settings.StackSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/**
 * The stack's input. Those of the contract have no default: who applies must say them. The others have the settings'
 * value, which the bundle writes into {@code terraform.tfvars.json}, so that a person can change it on the bad day
 * without a build.
 */
final class RecoveryVariables extends Construct {
    private static final String SCALING = "object({ min = number, desired = number, max = number })";

    RecoveryVariables(Construct scope, String id, StackSettings settings) {
        super(scope, id);
        required(
                TerraformVariable.CLUSTER_NAME,
                "can(regex(\"^[a-z0-9][a-z0-9-]{0,98}[a-z0-9]$\", var.cluster_name))",
                "cluster_name: 2 to 100 lower-case letters, digits and dashes.");
        required(
                TerraformVariable.CLUSTER_ROLE_ARN, roleCondition("cluster_role_arn"), roleMessage("cluster_role_arn"));
        required(TerraformVariable.NODE_ROLE_ARN, roleCondition("node_role_arn"), roleMessage("node_role_arn"));
        required(
                TerraformVariable.ADMINISTRATOR_ROLE_ARN,
                roleCondition("administrator_role_arn"),
                roleMessage("administrator_role_arn"));
        required(
                TerraformVariable.DATABASE_INSTANCE_ID,
                "length(var.database_instance_id) > 0",
                "database_instance_id: the identifier of the RDS instance, as in `aws rds describe-db-instances`.");
        required(
                TerraformVariable.CAPACITY_PROFILE,
                Capacity.PROFILES.stream()
                        .map(profile -> '"' + profile + '"')
                        .collect(Collectors.joining(", ", "contains([", "], var.capacity_profile)")),
                "capacity_profile: one of " + String.join(", ", Capacity.PROFILES) + ".");

        setting(
                "aws_max_retries",
                "number",
                "How often a failed AWS call is tried again.",
                settings.provider().maxRetries());
        setting(
                "vpc_cidr",
                "string",
                "Network of the recovered applications.",
                settings.network().cidr());
        setting(
                "kubernetes_version",
                "string",
                "Minor version of the cluster.",
                settings.versions().kubernetes());
        setting(
                "cluster_administrators",
                "set(string)",
                "ARNs of roles and users that administer the cluster beside the function.",
                settings.cluster().administrators());
        setting(
                "node_instance_types",
                "list(string)",
                "Instance types of the nodes, in order of preference.",
                settings.nodes().instanceTypes());
        setting(
                "node_scaling_full",
                SCALING,
                "Nodes in the profile full.",
                scaling(settings.nodes().full()));
        setting(
                "node_scaling_warm",
                SCALING,
                "Nodes in the profile warm.",
                scaling(settings.nodes().warm()));
        setting(
                "application_node_port",
                "number",
                "NodePort of the application's Kubernetes service.",
                settings.application().nodePort());
        setting(
                "health_check_path",
                "string",
                "Path that answers 200 when the application is healthy.",
                settings.application().healthCheckPath());
    }

    private void required(TerraformVariable variable, String condition, String message) {
        declare(
                variable.variableName(),
                "string",
                variable.description(),
                null,
                List.of(TerraformVariableValidationConfig.builder()
                        .condition(Hcl.expression(condition))
                        .errorMessage(message)
                        .build()));
    }

    private void setting(String name, String type, String description, Object value) {
        declare(name, type, description, value, List.of());
    }

    private void declare(
            String name,
            String type,
            String description,
            @Nullable Object value,
            List<TerraformVariableValidationConfig> rules) {
        var builder = com.hashicorp.cdktf.TerraformVariable.Builder.create(this, name.replace('_', '-'))
                .type(type)
                .description(description)
                .nullable(false)
                .validation(rules);
        if (value != null) {
            builder.defaultValue(value);
        }
        Hcl.named(builder.build(), name);
    }

    private static String roleCondition(String variable) {
        return "can(regex(\"^arn:[a-z-]+:iam::[0-9]{12}:role/\", var.%s))".formatted(variable);
    }

    private static String roleMessage(String variable) {
        return variable + ": the ARN of a role that exists, arn:aws:iam::<account>:role/<name>.";
    }

    private static Map<String, Object> scaling(NodeScaling nodes) {
        return Map.of("min", nodes.min(), "desired", nodes.desired(), "max", nodes.max());
    }
}
