package io.drfailover.console;

import io.drfailover.console.function.Order;
import io.drfailover.console.function.RemoteFunction;
import io.drfailover.contract.Action;
import picocli.CommandLine.Command;

/** {@code dr release}. */
@Command(name = "release", description = "Ends the hold: runs may begin and go on again.")
final class ReleaseCommand extends ControlCommand {
    ReleaseCommand(Terminal terminal, RemoteFunction.Opening opening) {
        super(terminal, opening);
    }

    @Override
    int run(Session session) {
        return order(session, Order.of(Action.RELEASE));
    }
}
