package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.Progress;
import io.drfailover.contract.Stage;
import io.drfailover.contract.TerraformOutput;
import io.drfailover.contract.TerraformVariable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Builds the recovery infrastructure from the bundle: init, plan, gate, apply, outputs. Safe to run again. */
public final class InfrastructureBuilder {
    private static final JsonMapper JSON = new JsonMapper();
    /** Loaded after {@code terraform.tfvars.json}, so what the function knows wins. */
    private static final String VALUES_FILE = "failover.auto.tfvars.json";

    private final FailoverConfig config;
    private final Workspace workspace;
    private final Map<String, String> functionEnvironment;
    private final Progress progress;

    public InfrastructureBuilder(
            FailoverConfig config, Workspace workspace, Map<String, String> functionEnvironment, Progress progress) {
        this.config = config;
        this.workspace = workspace;
        this.functionEnvironment = Map.copyOf(functionEnvironment);
        this.progress = progress;
    }

    /**
     * Builds what is not there yet.
     *
     * @throws TerraformException if terraform fails, runs out of time, or plans something that is refused
     */
    public Infrastructure ensureBuilt(Bundle bundle, Toolchain toolchain, Deadline deadline) {
        try {
            Path home = Workspace.empty(workspace.childHome());
            Files.writeString(home.resolve("terraform.rc"), "disable_checkpoint = true\n");
            Files.write(bundle.terraformDirectory().resolve(VALUES_FILE), JSON.writeValueAsBytes(values()));
            var terraform = new Terraform(
                    toolchain, bundle.terraformDirectory(), TerraformEnvironment.of(functionEnvironment, home));
            return build(terraform, deadline);
        } catch (IOException e) {
            throw new TerraformException(
                    "preparing the working directory: " + e.getMessage(),
                    "check that the function's ephemeral storage is 4096 MB or more",
                    TerraformException.NO_EXIT_CODE,
                    e);
        }
    }

    private Infrastructure build(Terraform terraform, Deadline deadline) {
        terraform.init(config.bucket(), deadline);
        progress.note(Stage.INFRASTRUCTURE, "terraform", "planning");
        JsonNode plan = terraform.plan(line -> {}, deadline);
        PlanSummary summary = new PlanGate(config.drRegion(), config.maxPlannedChanges()).examine(plan);
        progress.note(Stage.INFRASTRUCTURE, "terraform", "plan: " + summary);
        try (var events = new ApplyEvents(progress)) {
            terraform.apply(events, deadline);
        }
        return read(terraform.output(deadline), summary);
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(TerraformVariable.CLUSTER_NAME.variableName(), config.clusterName());
        values.put(TerraformVariable.CLUSTER_ROLE_ARN.variableName(), config.clusterRoleArn());
        values.put(TerraformVariable.NODE_ROLE_ARN.variableName(), config.nodeRoleArn());
        values.put(TerraformVariable.ADMINISTRATOR_ROLE_ARN.variableName(), config.functionRoleArn());
        values.put(TerraformVariable.DATABASE_INSTANCE_ID.variableName(), config.replicaId());
        values.put(TerraformVariable.CAPACITY_PROFILE.variableName(), "full");
        return values;
    }

    private static Infrastructure read(JsonNode json, PlanSummary summary) {
        Map<String, String> outputs = new TreeMap<>();
        for (TerraformOutput output : TerraformOutput.values()) {
            JsonNode value = json.path(output.outputName()).path("value");
            if (value.isMissingNode() || value.isNull() || value.asText().isEmpty()) {
                throw new TerraformException(
                        "the infrastructure is built but its output \"" + output.outputName() + "\" is empty",
                        "build the bundle with the same version of dr-failover as the function");
            }
            outputs.put(output.outputName(), value.asText());
        }
        return new Infrastructure(
                outputs.getOrDefault(TerraformOutput.CLUSTER_NAME.outputName(), ""),
                URI.create(outputs.getOrDefault(TerraformOutput.CLUSTER_ENDPOINT.outputName(), "")),
                outputs.getOrDefault(TerraformOutput.CLUSTER_CERTIFICATE_AUTHORITY.outputName(), ""),
                summary,
                outputs);
    }
}
