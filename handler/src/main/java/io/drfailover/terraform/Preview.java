package io.drfailover.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/**
 * Plans what a failover would build, with the same values and through the same gate, and stops there. The state is read
 * without its lock and never written.
 */
public final class Preview {
    private static final JsonMapper JSON = new JsonMapper();

    private final FailoverConfig config;
    private final TerraformCliOpener terraforms;

    public Preview(FailoverConfig config, TerraformCliOpener terraforms) {
        this.config = config;
        this.terraforms = terraforms;
    }

    /**
     * Plans.
     *
     * @param bundle in a directory of its own, in which nobody works meanwhile
     * @throws PreviewException if terraform cannot plan
     * @throws TerraformException if anything else of terraform fails, or the gate refuses the plan
     */
    public PlanPreview look(Bundle bundle, Deadline deadline) {
        return look(terraforms.openReader(bundle, RecoveryValues.of(config)), deadline);
    }

    PlanPreview look(TerraformReader terraform, Deadline deadline) {
        prepare(terraform, deadline);
        terraform.validate(deadline);
        RecordedState state = state(terraform, deadline);
        List<String> tainted =
                state.tainted().stream().map(StateResource::address).toList();
        List<Diagnostic> said = Collections.synchronizedList(new ArrayList<>());
        JsonNode plan = plan(terraform, said, deadline);
        var gate = new PlanGate(config.drRegion(), RecoveryValues.account(config), config.maxPlannedChanges());
        // A run keeps what AWS has finished meanwhile, and makes anew only what AWS has given up.
        PlanSummary summary = gate.examine(plan, new HashSet<>(tainted));
        return new PlanPreview(
                state.resources().size(),
                tainted,
                summary,
                said.stream().filter(d -> !d.error()).toList());
    }

    private static void prepare(TerraformReader terraform, Deadline deadline) {
        try {
            terraform.init(deadline);
        } catch (TerraformException e) {
            throw forWhoLooks(e);
        }
    }

    private static RecordedState state(TerraformReader terraform, Deadline deadline) {
        try {
            return RecordedState.read(terraform.state(deadline));
        } catch (TerraformException e) {
            throw forWhoLooks(e);
        }
    }

    /** What a run would go on with, an evaluation does again. */
    private static TerraformException forWhoLooks(TerraformException e) {
        return e.exitCode() == TerraformException.NO_EXIT_CODE
                ? e
                : new TerraformException(e.problem(), "repair what it names, then evaluate again", e.exitCode(), e);
    }

    private static JsonNode plan(TerraformReader terraform, List<Diagnostic> said, Deadline deadline) {
        try {
            return terraform.preview(line -> hear(line, said), deadline);
        } catch (TerraformException e) {
            List<Diagnostic> errors = said.stream().filter(Diagnostic::error).toList();
            throw errors.isEmpty() ? forWhoLooks(e) : PreviewException.of(errors, e);
        }
    }

    private static void hear(String line, List<Diagnostic> said) {
        if (!line.contains("\"diagnostic\"")) {
            return;
        }
        try {
            JsonNode event = JSON.readTree(line);
            if (event.path("diagnostic").isObject()) {
                said.add(Diagnostic.of(event.path("diagnostic")));
            }
        } catch (JsonProcessingException e) {
            // Not for machines after all; what ends terraform is in its exit code.
            said.add(new Diagnostic(false, "", line));
        }
    }
}
