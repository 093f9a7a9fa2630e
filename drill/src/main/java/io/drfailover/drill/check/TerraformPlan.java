package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.contract.BundleLayout;
import io.drfailover.contract.TerraformVariable;
import io.drfailover.drill.Rig;
import io.drfailover.drill.terraform.TerraformFolder;
import io.drfailover.drill.terraform.TerraformOutcome;
import io.drfailover.drill.terraform.TerraformTool;
import io.drfailover.drill.terraform.Unzip;
import io.drfailover.drill.world.Roles;
import io.drfailover.drill.world.Scenario;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code terraform plan} over the recovered world, by the drill and not by the function. Reads only; takes no lock. */
final class TerraformPlan {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final TerraformFolder folder;
    private final String bucket;

    private TerraformPlan(TerraformFolder folder, String bucket) {
        this.folder = folder;
        this.bucket = bucket;
    }

    /** Unpacks bundle and toolchain and writes the variables that the function sets. */
    static TerraformPlan prepare(Rig rig) throws IOException {
        World world = rig.world();
        Path bundle = rig.scratch().folder("plan");
        Unzip.extract(world.bundle().file(), bundle);
        Path directory = bundle.resolve(BundleLayout.TERRAFORM_DIRECTORY);
        Files.writeString(
                directory.resolve("failover.auto.tfvars.json"),
                new ObjectMapper().writeValueAsString(variables(world)));
        TerraformFolder folder = new TerraformFolder(
                TerraformTool.of(world.toolchain()),
                directory,
                world.endpoint(),
                world.scenario().drRegion(),
                rig.functionLog().resolveSibling("plan.log"));
        return new TerraformPlan(folder, world.scenario().bucket());
    }

    /** Runs init and plan. */
    TerraformOutcome run() throws IOException, InterruptedException {
        TerraformOutcome init = folder.run(
                LIMIT,
                List.of(
                        "init",
                        "-input=false",
                        "-no-color",
                        "-lockfile=readonly",
                        folder.tool().pluginArgument(),
                        "-backend-config=bucket=" + bucket));
        return init.exitCode() == 0
                ? folder.run(LIMIT, List.of("plan", "-detailed-exitcode", "-input=false", "-no-color", "-lock=false"))
                : init;
    }

    private static Map<String, String> variables(World world) {
        Scenario scenario = world.scenario();
        Roles roles = world.roles();
        return Map.of(
                TerraformVariable.CLUSTER_NAME.variableName(), scenario.clusterName(),
                TerraformVariable.CLUSTER_ROLE_ARN.variableName(), roles.clusterRoleArn(),
                TerraformVariable.NODE_ROLE_ARN.variableName(), roles.nodeRoleArn(),
                TerraformVariable.ADMINISTRATOR_ROLE_ARN.variableName(), roles.functionRoleArn(),
                TerraformVariable.DATABASE_INSTANCE_ID.variableName(), scenario.replicaId(),
                TerraformVariable.CAPACITY_PROFILE.variableName(), "full");
    }
}
