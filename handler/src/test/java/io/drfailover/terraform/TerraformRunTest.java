package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TerraformRunTest {
    private static final String SLEEPS = "trap 'exit 1' INT; echo ready; while :; do sleep 0.05; done";

    @TempDir
    Path directory;

    private final List<String> out = new CopyOnWriteArrayList<>();

    private void run(String script, Deadline deadline) throws IOException {
        Path binary = directory.resolve("terraform");
        Files.writeString(binary, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwx------"));
        new TerraformRun(binary, directory, Map.of("PATH", "/usr/bin:/bin"))
                .run(TerraformCommand.apply("p"), out::add, deadline);
    }

    @Test
    void run_invocationOver_isInterruptedAndParked() {
        assertThatExceptionOfType(Deadline.ReachedException.class)
                .isThrownBy(() -> run(SLEEPS, Deadline.in(Duration.ofSeconds(1))))
                .withMessage("infrastructure: terraform apply");
    }

    @Test
    void run_ownLimitOver_isAFailure() {
        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(() -> run(SLEEPS, Deadline.in(Duration.ofMinutes(1)).within(Duration.ofSeconds(1))))
                .withMessageContaining("terraform apply took too long");
    }

    @Test
    void run_noTimeLeft_isNotStarted() {
        assertThatExceptionOfType(Deadline.ReachedException.class)
                .isThrownBy(() -> run("echo started", Deadline.in(Duration.ZERO)));
        assertThat(out).isEmpty();
    }

    /** The lease was lost while nothing ran: whatever is started now is started too late. */
    @Test
    void run_threadInterrupted_isNotStarted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(Deadline.CancelledException.class)
                .isThrownBy(() -> run("echo started", Deadline.in(Duration.ofMinutes(1))));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(out).isEmpty();
    }

    @Test
    void run_stalePlan_isToldApart() {
        assertThatExceptionOfType(StalePlanException.class)
                .isThrownBy(() -> run(
                        "echo '{\"@level\":\"error\",\"type\":\"diagnostic\",\"diagnostic\":{\"summary\":"
                                + "\"Saved plan is stale\"}}'; exit 1",
                        Deadline.in(Duration.ofMinutes(1))));
    }

    @Test
    void run_error_namesItWithTheExitCode() {
        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(() -> run("echo no such thing >&2; exit 3", Deadline.in(Duration.ofMinutes(1))))
                .withMessageContainingAll("terraform apply ended with exit code 3", "no such thing")
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(3));
    }
}
