package io.drfailover.terraform;

import io.drfailover.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs commands of one terraform binary in one directory, and says in exceptions how they ended. */
final class TerraformRun {
    private static final Logger OUTPUT = LoggerFactory.getLogger("io.drfailover.terraform.output");
    private static final int KEPT_LINES = 20;
    /** What terraform says when the state is not the one that the plan was made for. */
    private static final String STALE = "Saved plan is stale";

    private final Path binary;
    private final Path directory;
    private final Map<String, String> environment;
    private final ChildProcess process = new ChildProcess(Duration.ofSeconds(20), Duration.ofSeconds(5));

    TerraformRun(Path binary, Path directory, Map<String, String> environment) {
        this.binary = binary;
        this.directory = directory;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Runs a command to its end, or stops it at the deadline.
     *
     * @throws Deadline.ReachedException if it was stopped because the invocation's time is over
     * @throws Deadline.CancelledException if the thread is interrupted, before or meanwhile
     * @throws StalePlanException if the plan to apply is of another state
     * @throws TerraformException if it failed, could not be started, or took longer than its own limit
     */
    void run(TerraformCommand command, Consumer<String> stdout, Deadline deadline) {
        String name = "terraform " + command.verb();
        if (deadline.hasPassed()) {
            throw Pause.outOfTime(deadline, name);
        }
        if (Thread.currentThread().isInterrupted()) {
            // Started and stopped at once, it would still hold the lock when others may break it.
            throw new Deadline.CancelledException(new InterruptedException(name));
        }
        var diagnostics = new Diagnostics(KEPT_LINES);
        ChildProcess.Exit exit = execute(command, diagnostics, stdout, deadline);
        if (exit.exitCode() == 0) {
            return;
        }
        if (exit.stopped()) {
            throw Pause.outOfTime(deadline, exit.politely() ? name : name + ", which had to be killed");
        }
        if (diagnostics.summary().contains(STALE)) {
            throw new StalePlanException(exit.exitCode());
        }
        throw new TerraformException(
                name + " ended with exit code " + exit.exitCode() + ": " + diagnostics.summary(),
                "repair what it names, then invoke the function again: it goes on from the saved state",
                exit.exitCode(),
                null);
    }

    private ChildProcess.Exit execute(
            TerraformCommand command, Diagnostics diagnostics, Consumer<String> stdout, Deadline deadline) {
        List<String> line = new ArrayList<>();
        line.add(binary.toString());
        line.addAll(command.arguments());
        try {
            return process.run(
                    line,
                    environment,
                    directory,
                    out -> {
                        diagnostics.stdout(out);
                        stdout.accept(out);
                    },
                    err -> {
                        OUTPUT.debug("{}", err);
                        diagnostics.stderr(err);
                    },
                    deadline);
        } catch (IOException e) {
            throw new TerraformException(
                    "starting terraform " + command.verb() + ": " + e.getMessage(),
                    "check that the toolchain is for linux_amd64 and the function's architecture is x86_64",
                    TerraformException.NO_EXIT_CODE,
                    e);
        }
    }
}
