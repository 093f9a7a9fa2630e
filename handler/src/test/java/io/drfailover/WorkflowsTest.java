package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The workflows deploy to an account: what they run is pinned, and what they may do is said. */
class WorkflowsTest {
    private static final Path FOLDER = Path.of("..", ".github", "workflows");
    private static final Pattern PINNED = Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

    static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void actions_eachOne_isPinnedToACommitWithItsVersion(Path workflow) throws IOException {
        assertThat(Files.readAllLines(workflow).stream()
                        .map(String::strip)
                        .filter(line -> line.startsWith("- uses: ") || line.startsWith("uses: "))
                        .map(line -> line.substring(line.indexOf("uses: ") + "uses: ".length()))
                        .filter(used -> !used.startsWith("./")))
                .allSatisfy(used -> assertThat(used).matches(PINNED));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void permissions_ofTheWorkflow_areToReadTheRepositoryAlone(Path workflow) throws IOException {
        JsonNode yaml = new YAMLMapper().readTree(workflow.toFile());

        assertThat(yaml.path("permissions").toString()).isEqualTo("{\"contents\":\"read\"}");
        assertThat(yaml.path("jobs")).isNotEmpty().allSatisfy(job -> assertThat(
                        job.has("timeout-minutes") || job.has("uses"))
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void scripts_neverExpandWhatOthersWrite(Path workflow) throws IOException {
        JsonNode yaml = new YAMLMapper().readTree(workflow.toFile());

        yaml.path("jobs").forEach(job -> job.path("steps")
                .forEach(step -> assertThat(step.path("run").asText()).doesNotContain("${{")));
        assertThat(Files.readString(workflow)).doesNotContain("secrets.", "aws-access-key-id", "pull_request_target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "deploy"})
    void scripts_ownTests_pass(String room) throws Exception {
        for (String tool : List.of("python3", "bash", "jq", "unzip")) {
            assumeTrue(onPath(tool), tool + " is missing");
        }
        Process tests = new ProcessBuilder("python3", "-B", "-m", "unittest")
                .directory(FOLDER.resolveSibling(room).toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(tests.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(output).endsWith("OK\n");
        assertThat(tests.exitValue()).isZero();
    }

    private static boolean onPath(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
