package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.drfailover.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final ChildsClock time = new ChildsClock();

    private ChildProcess.Exit run(String script, Deadline deadline, Duration grace) throws IOException {
        return new ChildProcess(grace, grace)
                .run(
                        List.of("/bin/sh", "-c", script),
                        Map.of("ONLY", "this"),
                        directory,
                        line -> {
                            out.add(line);
                            time.hears(line);
                        },
                        err::add,
                        deadline);
    }

    private ChildProcess.Exit run(String script) throws IOException {
        return run(script, Deadline.in(PATIENCE), PATIENCE);
    }

    @Test
    void run_ordinaryChild_giveExitCodeAndBothOutputs() throws IOException {
        assertThat(run("echo out; echo err >&2; exit 3")).isEqualTo(new ChildProcess.Exit(3, false, true));
        assertThat(out).containsExactly("out");
        assertThat(err).containsExactly("err");
    }

    @Test
    void run_environment_isSealed() throws IOException {
        run("env");

        assertThat(out).contains("ONLY=this").noneMatch(l -> l.startsWith("HOME=") || l.startsWith("AWS_"));
    }

    @Test
    void run_pastTheDeadline_sendsSigintFirst() throws IOException {
        var exit = run(
                "trap 'echo interrupted; exit 7' INT; trap 'echo terminated; exit 8' TERM; echo ready;"
                        + " while :; do sleep 0.05; done",
                time.deadline(),
                PATIENCE);

        assertThat(exit).isEqualTo(new ChildProcess.Exit(7, true, true));
        assertThat(out).containsExactly("ready", "interrupted");
    }

    @Test
    void run_deafToSigintAndSigterm_isKilledWithItsChildren() throws IOException {
        var exit = run(
                "trap '' INT TERM; sleep 300 & echo $!; echo ready; while :; do sleep 0.05; done",
                time.deadline(),
                Duration.ofMillis(500));

        assertThat(exit.stopped()).isTrue();
        assertThat(exit.politely()).isFalse();
        long child = Long.parseLong(out.get(0));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false), alive -> !alive);
    }

    @Test
    void run_interruptedThread_stopsTheChildAndCancels() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(Deadline.CancelledException.class).isThrownBy(() -> run("exec sleep 300"));
        assertThat(Thread.interrupted()).isTrue();
    }
}
