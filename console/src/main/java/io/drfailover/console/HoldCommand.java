package io.drfailover.console;

import io.drfailover.console.function.Order;
import io.drfailover.console.function.RemoteFunction;
import io.drfailover.contract.Action;
import io.drfailover.contract.CommandField;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dr hold}. */
@Command(
        name = "hold",
        description =
                "The kill switch: no run begins or goes on until it is released. What an invocation is doing now goes"
                        + " on to its end; only abort ends it before.")
final class HoldCommand extends ControlCommand {
    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why, for the record and the messages.")
    private String reason = "";

    HoldCommand(Terminal terminal, RemoteFunction.Opening opening) {
        super(terminal, opening);
    }

    @Override
    int run(Session session) {
        return order(session, Order.of(Action.HOLD).with(CommandField.REASON, reason));
    }
}
