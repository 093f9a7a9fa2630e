package io.drfailover.drill.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.drill.process.LinePump;
import io.drfailover.drill.process.ProcessTree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A folder in which terraform works for the drill, against the emulated AWS.
 *
 * @param tool what runs
 * @param directory where the configuration is
 * @param endpoint where AWS answers
 * @param region of requests that name none
 * @param log gets everything that terraform prints
 */
public record TerraformFolder(TerraformTool tool, Path directory, URI endpoint, String region, Path log) {
    private static final Duration POLITE_END = Duration.ofSeconds(20);
    private static final long LAST_LINES_MILLIS = 2_000;

    /** Runs a command to its end, at most {@code limit}. */
    public TerraformOutcome run(Duration limit, List<String> arguments) throws IOException, InterruptedException {
        return run(limit, arguments, line -> {});
    }

    /**
     * Runs a command to its end, at most {@code limit}; never leaves the child behind.
     *
     * @param lines gets each line as it is printed
     */
    public TerraformOutcome run(Duration limit, List<String> arguments, Consumer<String> lines)
            throws IOException, InterruptedException {
        TerraformOutcome outcome = execute(limit, arguments, lines);
        Files.write(log, outcome.lines(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return outcome;
    }

    /** The state and the outputs as JSON. They go into no log: there may be secrets in them. */
    public JsonNode show(Duration limit) throws IOException, InterruptedException {
        TerraformOutcome outcome = execute(limit, List.of("show", "-json", "-no-color"), line -> {});
        String json = outcome.lines().stream()
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .orElse("");
        if (outcome.exitCode() != 0 || json.isEmpty()) {
            throw new IOException(
                    "terraform show in " + directory + " ended with " + outcome.exitCode() + ": " + outcome.gist());
        }
        return new ObjectMapper().readTree(json);
    }

    private TerraformOutcome execute(Duration limit, List<String> arguments, Consumer<String> lines)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(arguments);
        command.add(0, tool.program().toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment());
        Process process = builder.start();
        List<String> printed = Collections.synchronizedList(new ArrayList<>());
        LinePump pump = LinePump.start("terraform-" + directory.getFileName(), process.getInputStream(), line -> {
            printed.add(line);
            lines.accept(line);
        });
        boolean ended = false;
        try {
            ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
        } finally {
            if (!ended) {
                new ProcessTree(process.toHandle()).end(POLITE_END);
            }
        }
        pump.join(LAST_LINES_MILLIS);
        return ended
                ? new TerraformOutcome(process.exitValue(), List.copyOf(printed))
                : new TerraformOutcome(1, late(printed, limit));
    }

    private static List<String> late(List<String> printed, Duration limit) {
        List<String> lines = new ArrayList<>(List.copyOf(printed));
        lines.add("Error: no end within " + limit.toSeconds() + " s");
        return lines;
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("AWS_ACCESS_KEY_ID", "testing"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "testing"),
                Map.entry("AWS_REGION", region),
                Map.entry("AWS_ENDPOINT_URL", endpoint.toString()),
                Map.entry("AWS_EC2_METADATA_DISABLED", "true"),
                Map.entry("AWS_MAX_ATTEMPTS", "3"),
                Map.entry("CHECKPOINT_DISABLE", "1"),
                Map.entry("GOGC", "400"), // A third of its processor time (TerraformEnvironment).
                Map.entry("HOME", directory.toString()),
                Map.entry("TF_IN_AUTOMATION", "1"),
                Map.entry("TF_CLI_CONFIG_FILE", "/dev/null"));
    }
}
