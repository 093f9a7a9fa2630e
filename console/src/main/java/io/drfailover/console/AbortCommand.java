package io.drfailover.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.console.function.Order;
import io.drfailover.console.function.RemoteFunction;
import io.drfailover.contract.Action;
import io.drfailover.contract.CommandField;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dr abort}. */
@Command(
        name = "abort",
        description =
                "Ends the run at the next safe point. What AWS was asked for goes on: a replica whose promotion has"
                        + " begun is promoted.")
final class AbortCommand extends ControlCommand {
    @Mixin
    private final Reason reason = new Reason();

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    AbortCommand(Terminal terminal, RemoteFunction.Opening opening) {
        super(terminal, opening);
    }

    @Override
    void check(Terminal terminal) {
        super.check(terminal);
        require(CommandField.REASON, reason.text());
        if (!confirmation.possible(terminal)) {
            throw usage(Confirmation.missing("abort"));
        }
    }

    @Override
    int run(Session session) throws IOException {
        JsonNode status = session.status().body();
        session.tellStatus(status);
        JsonNode run = status.path("run");
        Optional<String> vain = Vain.abort(run);
        if (vain.isPresent()) {
            return refuse(session, vain.get());
        }
        // A second order ends nothing, but tells people of the first one if that died before it could.
        String replica = run.path("state").asText().equals("aborted")
                ? confirmation.unasked(status)
                : confirmation.of(
                        status,
                        "This ends the run at its next safe point; half-made infrastructure stays as it is.",
                        session.terminal());
        return order(session, reason.on(Order.of(Action.ABORT).with(CommandField.CONFIRM, replica)));
    }
}
