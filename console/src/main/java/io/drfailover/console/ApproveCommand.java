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
import picocli.CommandLine.Option;

/** {@code dr approve}. */
@Command(
        name = "approve",
        description = "Begins the failover that was proposed. It promotes the replica, which cannot be undone.")
final class ApproveCommand extends ControlCommand {
    @Option(
            names = "--code",
            paramLabel = "CODE",
            required = true,
            description = "The one-time code of the proposal's message.")
    private String code = "";

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    ApproveCommand(Terminal terminal, RemoteFunction.Opening opening) {
        super(terminal, opening);
    }

    @Override
    void check(Terminal terminal) {
        super.check(terminal);
        require(CommandField.CODE, code);
        if (!confirmation.possible(terminal)) {
            throw usage(Confirmation.missing("approve"));
        }
    }

    @Override
    int run(Session session) throws IOException {
        JsonNode status = session.status().body();
        session.tellStatus(status);
        Optional<String> vain = Vain.approval(status);
        if (vain.isPresent()) {
            return refuse(session, vain.get());
        }
        new Promotion(session, status).confirmed(confirmation, "This begins the failover");
        return order(session, Order.of(Action.APPROVE).with(CommandField.CODE, code));
    }
}
