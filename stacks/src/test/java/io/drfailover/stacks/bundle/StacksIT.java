package io.drfailover.stacks.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.stacks.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the synthesis left for {@code cdktf deploy}, before the real terraform and the real provider. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StacksIT {
    private static final Path SYNTHESIZED = Path.of("target/cdktf.out/stacks");
    private static final String CONFIGURATION = "cdk.tf.json";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Toolchain toolchain = Toolchain.find(
            SettingsFile.read(SettingsFile.locate(Map.of())).versions().awsProvider(),
            System.getenv(),
            Path.of("target/it"));

    static Stream<String> names() throws IOException {
        try (Stream<Path> stacks = Files.list(SYNTHESIZED)) {
            return stacks.map(stack -> stack.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void terraform_everyStack_acceptsIt(String name, @TempDir Path folder) throws IOException {
        Files.copy(SYNTHESIZED.resolve(name).resolve(CONFIGURATION), folder.resolve(CONFIGURATION));
        terraform(
                folder,
                "init",
                "-backend=false",
                "-input=false",
                "-no-color",
                "-plugin-dir=" + toolchain.provider().mirror().toAbsolutePath());
        assertThat(terraform(folder, "validate", "-no-color")).contains("The configuration is valid");
    }

    private String terraform(Path folder, String... arguments) {
        return toolchain
                .terraform()
                .run(folder, Map.of("CHECKPOINT_DISABLE", "1", "TF_CLI_CONFIG_FILE", "/dev/null"), PATIENCE, arguments);
    }
}
