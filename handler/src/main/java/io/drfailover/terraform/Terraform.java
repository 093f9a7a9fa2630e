package io.drfailover.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

/** The terraform binary in one working directory: a verb a method. Decisions rest on exit codes and JSON, never on prose. */
final class Terraform {
    private static final Logger OUTPUT = LoggerFactory.getLogger("io.drfailover.terraform.output");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PLAN_FILE = "recovery.tfplan";
    private static final Duration QUICK = Duration.ofMinutes(3);
    private static final int KEPT_LINES = 20;

    private final Toolchain toolchain;
    private final Path directory;
    private final Map<String, String> environment;
    private final ChildProcess process = new ChildProcess(Duration.ofSeconds(20), Duration.ofSeconds(5));

    Terraform(Toolchain toolchain, Path directory, Map<String, String> environment) {
        this.toolchain = toolchain;
        this.directory = directory;
        this.environment = environment;
    }

    void init(String bucket, Deadline deadline) {
        run(TerraformCommand.init(toolchain.plugins(), bucket), line -> {}, deadline.within(QUICK));
    }

    /** Plans into a file and returns the plan as {@code terraform show -json} tells it. */
    JsonNode plan(Consumer<String> events, Deadline deadline) {
        run(TerraformCommand.plan(PLAN_FILE), events, deadline.within(QUICK));
        return json(TerraformCommand.show(PLAN_FILE), deadline);
    }

    /** Applies exactly the plan that {@link #plan} has saved. */
    void apply(Consumer<String> events, Deadline deadline) {
        run(TerraformCommand.apply(PLAN_FILE), events, deadline);
    }

    JsonNode output(Deadline deadline) {
        return json(TerraformCommand.output(), deadline);
    }

    private JsonNode json(TerraformCommand command, Deadline deadline) {
        var text = new StringBuilder();
        run(command, text::append, deadline.within(QUICK));
        try {
            return JSON.readTree(text.toString());
        } catch (JsonProcessingException e) {
            throw new TerraformException(
                    "terraform " + command.verb() + " answered no JSON: " + e.getOriginalMessage(),
                    "invoke the function again",
                    0,
                    e);
        }
    }

    private void run(TerraformCommand command, Consumer<String> stdout, Deadline deadline) {
        List<String> line = new ArrayList<>();
        line.add(toolchain.terraform().toString());
        line.addAll(command.arguments());
        var diagnostics = new Diagnostics(KEPT_LINES);
        ChildProcess.Exit exit;
        try {
            exit = process.run(
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
        if (exit.stopped()) {
            throw new TerraformException(
                    "terraform " + command.verb() + " was stopped when time ran out"
                            + (exit.politely() ? "" : ", and had to be killed"),
                    exit.politely()
                            ? "invoke the function again: it goes on from the saved state"
                            : "its state may be incomplete and its lock may be left: see the runbook, \"A lock that "
                                    + "nobody holds\", then invoke the function again",
                    exit.exitCode(),
                    null);
        }
        if (exit.exitCode() != 0) {
            throw new TerraformException(
                    "terraform " + command.verb() + " ended with exit code " + exit.exitCode() + ": "
                            + diagnostics.summary(),
                    "repair what it names, then invoke the function again: it goes on from the saved state",
                    exit.exitCode(),
                    null);
        }
    }
}
