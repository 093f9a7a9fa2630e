package io.drfailover.drill.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the Python tests of the emulator's pure parts: the alarm's evaluation, the rules, the policies. */
class EmulatedAwsPythonTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void pureParts_theirOwnTests_pass() throws IOException, URISyntaxException {
        Path source = EmulatorSource.extract(folder);
        Path tests = Path.of(Objects.requireNonNull(getClass().getResource("emulated_aws_test"))
                .toURI());

        ShortCommand.Result result = ShortCommand.run(
                List.of(
                        Emulator.python().executable().toString(),
                        "-s",
                        "-m",
                        "unittest",
                        "discover",
                        "-s",
                        tests.toString(),
                        "-t",
                        Objects.requireNonNull(tests.getParent()).toString()),
                EmulatorProcess.environment(folder, source),
                Duration.ofSeconds(60));

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).containsPattern("Ran [1-9][0-9]+ tests");
    }
}
