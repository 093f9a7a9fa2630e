package io.drfailover.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.console.function.Order;
import io.drfailover.console.function.RemoteFunction;
import io.drfailover.contract.Action;
import io.drfailover.contract.CommandField;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dr abort}. */
@Command(
        name = "abort",
        description =
                "Ends the run at the next safe point. What AWS was asked for goes on: a replica whose promotion has"
                        + " begun is promoted.")
final class AbortCommand extends ControlCommand {
    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why, for the record and the messages.")
    private String reason = "";

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    AbortCommand(Terminal terminal, RemoteFunction.Opening opening) {
        super(terminal, opening);
    }

    @Override
    void check(Terminal terminal) {
        if (!confirmation.possible(terminal)) {
            throw usage(Confirmation.missing("abort"));
        }
    }

    @Override
    int run(Session session) throws IOException {
        JsonNode status = session.status().body();
        session.tellStatus(status);
        String replica = confirmation.of(
                status,
                "This ends the run at its next safe point; half-made infrastructure stays as it is.",
                session.terminal());
        return order(
                session,
                Order.of(Action.ABORT).with(CommandField.CONFIRM, replica).with(CommandField.REASON, reason));
    }
}
