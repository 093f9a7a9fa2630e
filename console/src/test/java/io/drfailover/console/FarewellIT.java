package io.drfailover.console;

import static io.drfailover.console.ConsoleSetup.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only a process of its own can show: how a command ends when it is ended from outside. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FarewellIT {
    private final FakeLambda lambda = new FakeLambda();

    FarewellIT() throws IOException {}

    @AfterEach
    void stop() {
        lambda.close();
    }

    @Test
    void statusFollow_endedByASignal_saysThatTheRunGoesOnAndHowToFollowIt() throws Exception {
        lambda.answers(status(run("r1", "running", 1), free()));

        Process process = start("status", "--follow");
        try (BufferedReader progress = process.errorReader(StandardCharsets.UTF_8)) {
            readUntil(progress, "Next");
            readUntil(progress, "STAGE"); // Of the view that is drawn again and again.
            // As Ctrl-C does, but also where that is ignored: in a shell's background.
            process.toHandle().destroy();

            assertThat(progress.lines().collect(Collectors.joining(" ")).replaceAll("\\s+", " "))
                    .endsWith("Only this view has ended, the run goes on; to follow it again:"
                            + " ./dr status --follow --function erp-failover --region eu-west-1 --endpoint-url "
                            + lambda.url());
            assertThat(process.waitFor()).isNotZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void readUntil(BufferedReader progress, String word) throws IOException {
        String line;
        do {
            line = progress.readLine();
            assertThat(line).as("a line with " + word).isNotNull();
        } while (!line.contains(word));
    }

    private Process start(String... command) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Console.class.getName());
        builder.command().addAll(List.of(command));
        builder.command()
                .addAll(List.of("--function", "erp-failover", "--region", "eu-west-1", "--endpoint-url", lambda.url()));
        builder.environment().keySet().removeIf(name -> name.startsWith("DR_"));
        builder.environment().put("DR_STDERR_IS_TERMINAL", "1");
        builder.environment().put("TERM", "xterm");
        builder.environment().put("NO_COLOR", "1");
        return builder.start();
    }
}
