package io.drfailover.drill.installation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.drill.terraform.TerraformFolder;
import io.drfailover.drill.terraform.TerraformOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A copy of one synthesized stack, in which terraform works as {@code cdktf deploy} would have it work. */
final class StackFolder {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String SYNTHESIZED = "cdk.tf.json";

    private final StackName name;
    private final TerraformFolder folder;

    private StackFolder(StackName name, TerraformFolder folder) {
        this.name = name;
        this.folder = folder;
    }

    /**
     * Copies what was synthesized and writes the variables beside it.
     *
     * @param synthesized the folder of all synthesized stacks
     * @param folder an empty folder and how terraform runs in it
     * @throws IOException naming the command that synthesizes, when it was not
     */
    static StackFolder prepare(StackName name, Path synthesized, TerraformFolder folder, Map<String, String> variables)
            throws IOException {
        Path source = synthesized.resolve(name.toString()).resolve(SYNTHESIZED);
        if (!Files.isRegularFile(source)) {
            throw new IOException("looking for the stack " + name + ": missing " + source
                    + "; synthesize it with `mvn -B -Dmaven.test.skip=true package`");
        }
        Files.copy(source, folder.directory().resolve(SYNTHESIZED));
        Files.writeString(
                folder.directory().resolve("drill.auto.tfvars.json"), new ObjectMapper().writeValueAsString(variables));
        return new StackFolder(name, folder);
    }

    /** Runs init and apply, and reads what is there then; {@code lines} gets what terraform prints. */
    InstalledStack apply(Consumer<String> lines) throws IOException, InterruptedException {
        Instant began = Instant.now();
        succeeded(
                "init",
                folder.run(
                        LIMIT,
                        List.of(
                                "init",
                                "-input=false",
                                "-no-color",
                                folder.tool().pluginArgument())));
        TerraformOutcome applied = succeeded(
                "apply", folder.run(LIMIT, List.of("apply", "-auto-approve", "-input=false", "-no-color"), lines));
        Duration took = Duration.between(began, Instant.now());
        JsonNode shown = folder.show(LIMIT);
        List<StackResource> resources = new ArrayList<>();
        for (JsonNode resource : shown.at("/values/root_module/resources")) {
            if (resource.path("mode").asText().equals("managed")) {
                resources.add(new StackResource(
                        resource.path("address").asText(), resource.path("type").asText(), resource.path("values")));
            }
        }
        return new InstalledStack(name, folder.region(), applied.added(), took, resources, shown.at("/values/outputs"));
    }

    /** What terraform would do now. Takes no lock and changes nothing. */
    InstalledStack.PlanAfter plan() throws IOException, InterruptedException {
        return new InstalledStack.PlanAfter(
                name,
                folder.run(LIMIT, List.of("plan", "-detailed-exitcode", "-input=false", "-no-color", "-lock=false")));
    }

    private TerraformOutcome succeeded(String command, TerraformOutcome outcome) throws IOException {
        if (outcome.exitCode() != 0) {
            throw new IOException("terraform " + command + " of the stack " + name + " ended with " + outcome.exitCode()
                    + ": " + outcome.gist() + "; everything it said is in " + folder.log());
        }
        return outcome;
    }
}
