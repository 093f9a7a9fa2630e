package io.drfailover.console;

import io.drfailover.console.function.Answer;
import io.drfailover.console.function.Order;
import io.drfailover.console.function.RemoteFunction;
import io.drfailover.console.view.ProbeView;
import io.drfailover.contract.Action;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code dr probe}. */
@Command(
        name = "probe",
        description = "How the primary looks from the DR region, as the probe sees it every minute; changes nothing.")
final class ProbeCommand extends FunctionCommand {
    ProbeCommand(Terminal terminal, RemoteFunction.Opening opening) {
        super(terminal, opening);
    }

    @Override
    int run(Session session) {
        Answer answer = session.function().ask(Order.of(Action.PROBE));
        if (answer.failed()) {
            throw session.refusal(answer);
        }
        session.terminal()
                .answer(
                        session.json()
                                ? List.of(answer.payload())
                                : new ProbeView(session.terminal().answerPaper()).lines(answer.body()));
        return answer.accepted() ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
