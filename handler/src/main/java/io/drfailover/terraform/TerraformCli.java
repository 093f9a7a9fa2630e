package io.drfailover.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.Deadline;
import io.drfailover.contract.BundleLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The terraform binary. Decisions rest on exit codes and JSON, never on prose. */
final class TerraformCli implements Terraform, TerraformReader {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PLAN_FILE = "recovery.tfplan";
    private static final String PREVIEW_FILE = "preview.tfplan";
    private static final String MAIN = BundleLayout.MAIN.substring(BundleLayout.TERRAFORM_DIRECTORY.length());
    /** Everything but an apply: reading 50 resources takes seconds, a throttled account a minute or two. */
    private static final Duration QUICK = Duration.ofMinutes(3);

    private final Toolchain toolchain;
    private final Path directory;
    private final String bucket;
    private final BooleanSupplier stored;
    private final TerraformRun run;

    TerraformCli(
            Toolchain toolchain,
            Path directory,
            Map<String, String> environment,
            String bucket,
            BooleanSupplier stored) {
        this.toolchain = toolchain;
        this.directory = directory;
        this.bucket = bucket;
        this.stored = stored;
        this.run = new TerraformRun(toolchain.terraform(), directory, environment);
    }

    @Override
    public JsonNode configuration() {
        try {
            return JSON.readTree(directory.resolve(MAIN).toFile());
        } catch (IOException e) {
            throw new TerraformException(
                    "reading the bundle's " + MAIN + ": " + e.getMessage(),
                    "build the bundle again",
                    TerraformException.NO_EXIT_CODE,
                    e);
        }
    }

    @Override
    public void init(Deadline deadline) {
        quick(TerraformCommand.init(toolchain.plugins(), bucket), deadline);
    }

    @Override
    public JsonNode state(Deadline deadline) {
        return stored.getAsBoolean() ? json(TerraformCommand.show(), deadline) : JSON.createObjectNode();
    }

    @Override
    public JsonNode plan(Collection<String> targets, Map<String, String> imports, Deadline deadline) {
        try {
            new ImportFile(directory).write(imports);
        } catch (IOException e) {
            throw new TerraformException(
                    "writing the imports: " + e.getMessage(),
                    "check that the function's ephemeral storage is 4096 MB or more",
                    TerraformException.NO_EXIT_CODE,
                    e);
        }
        quick(TerraformCommand.plan(PLAN_FILE, targets), deadline);
        return json(TerraformCommand.show(PLAN_FILE), deadline);
    }

    @Override
    public void validate(Deadline deadline) {
        var text = new StringBuilder();
        try {
            run.run(TerraformCommand.validate(), text::append, deadline.within(QUICK));
        } catch (TerraformException e) {
            // Its diagnostics are one document on stdout, not lines as those of a plan.
            throw Validation.failure(text.toString(), e);
        }
    }

    @Override
    public JsonNode preview(Consumer<String> events, Deadline deadline) {
        run.run(TerraformCommand.preview(PREVIEW_FILE), events, deadline.within(QUICK));
        return json(TerraformCommand.show(PREVIEW_FILE), deadline);
    }

    @Override
    public void apply(Consumer<String> events, Deadline deadline) {
        run.run(TerraformCommand.apply(PLAN_FILE), events, deadline);
    }

    @Override
    public void untaint(String address, Deadline deadline) {
        quick(TerraformCommand.untaint(address), deadline);
    }

    @Override
    public void unlock(String lockId, Deadline deadline) {
        quick(TerraformCommand.forceUnlock(lockId), deadline);
    }

    @Override
    public JsonNode output(Deadline deadline) {
        return json(TerraformCommand.output(), deadline);
    }

    private void quick(TerraformCommand command, Deadline deadline) {
        run.run(command, line -> {}, deadline.within(QUICK));
    }

    private JsonNode json(TerraformCommand command, Deadline deadline) {
        var text = new StringBuilder();
        run.run(command, text::append, deadline.within(QUICK));
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
}
