package io.drfailover.console;

import io.drfailover.console.function.Order;
import io.drfailover.console.function.RemoteFunction;
import io.drfailover.contract.Action;
import io.drfailover.contract.CommandField;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dr hold}. */
@Command(
        name = "hold",
        description =
                "The kill switch: no run begins or goes on until it is released. What an invocation is doing now goes"
                        + " on to its end; only abort ends it before.")
final class HoldCommand extends ControlCommand {
    @Mixin
    private final Reason reason = new Reason();

    HoldCommand(Terminal terminal, RemoteFunction.Opening opening) {
        super(terminal, opening);
    }

    @Override
    void check(Terminal terminal) {
        super.check(terminal);
        require(CommandField.REASON, reason.text());
    }

    @Override
    int run(Session session) {
        return order(session, reason.on(Order.of(Action.HOLD)));
    }
}
