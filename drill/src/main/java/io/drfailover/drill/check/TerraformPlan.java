package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.contract.BundleLayout;
import io.drfailover.contract.TerraformVariable;
import io.drfailover.contract.ToolchainLayout;
import io.drfailover.drill.Rig;
import io.drfailover.drill.process.LinePump;
import io.drfailover.drill.process.ProcessTree;
import io.drfailover.drill.world.Roles;
import io.drfailover.drill.world.Scenario;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** {@code terraform plan} over the recovered world, by the drill and not by the function. Reads only; takes no lock. */
final class TerraformPlan {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLITE_END = Duration.ofSeconds(5);
    private static final long LAST_LINES_MILLIS = 2_000;

    private final World world;
    private final Path toolchain;
    private final Path directory;
    private final Path log;

    private TerraformPlan(World world, Path toolchain, Path directory, Path log) {
        this.world = world;
        this.toolchain = toolchain;
        this.directory = directory;
        this.log = log;
    }

    /** Unpacks bundle and toolchain and writes the variables that the function sets. */
    static TerraformPlan prepare(Rig rig) throws IOException {
        World world = rig.world();
        Path bundle = rig.scratch().folder("plan");
        Unzip.extract(world.bundle().file(), bundle);
        Path toolchain = Unzip.cached(world.toolchain());
        TerraformPlan plan = new TerraformPlan(
                world,
                toolchain,
                bundle.resolve(BundleLayout.TERRAFORM_DIRECTORY),
                rig.functionLog().resolveSibling("plan.log"));
        Files.writeString(
                plan.directory.resolve("failover.auto.tfvars.json"),
                new ObjectMapper().writeValueAsString(plan.variables()));
        return plan;
    }

    /** Runs init and plan. */
    Outcome run() throws IOException, InterruptedException {
        Outcome init = terraform(List.of(
                "init",
                "-input=false",
                "-no-color",
                "-lockfile=readonly",
                "-plugin-dir=" + toolchain.resolve(ToolchainLayout.PLUGINS_DIRECTORY),
                "-backend-config=bucket=" + world.scenario().bucket()));
        return init.exitCode() == 0
                ? terraform(List.of("plan", "-detailed-exitcode", "-input=false", "-no-color", "-lock=false"))
                : init;
    }

    private Outcome terraform(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(arguments);
        command.add(0, toolchain.resolve(ToolchainLayout.TERRAFORM).toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment());
        Process process = builder.start();
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        LinePump pump = LinePump.start("terraform-plan", process.getInputStream(), lines::add);
        boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            new ProcessTree(process.toHandle()).end(POLITE_END);
        }
        pump.join(LAST_LINES_MILLIS);
        Files.write(log, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return ended
                ? new Outcome(process.exitValue(), gist(lines))
                : new Outcome(1, "no end within " + LIMIT.toSeconds() + " s; see " + log);
    }

    /** What is planned for which address, and what went wrong; everything else is in the log. */
    private static String gist(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("[│╷╵]", "").strip())
                .filter(line -> line.matches("# \\S+ (will|must|is|has) .*") || line.matches("(Plan|Error): .*"))
                .collect(Collectors.joining("; "));
    }

    private Map<String, String> variables() {
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

    private Map<String, String> environment() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", "testing",
                "AWS_SECRET_ACCESS_KEY", "testing",
                "AWS_REGION", world.scenario().drRegion(),
                "AWS_ENDPOINT_URL", world.endpoint().toString(),
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_MAX_ATTEMPTS", "3",
                "CHECKPOINT_DISABLE", "1",
                "HOME", directory.toString(),
                "TF_IN_AUTOMATION", "1",
                "TF_CLI_CONFIG_FILE", "/dev/null");
    }

    /** How a command ended. */
    record Outcome(int exitCode, String gist) {}
}
