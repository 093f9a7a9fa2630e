package io.drfailover.console;

import io.drfailover.console.function.Answer;
import io.drfailover.console.function.Order;
import io.drfailover.console.function.RemoteFunction;
import io.drfailover.console.view.Paper;
import io.drfailover.contract.Action;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code dr evaluate}. */
@Command(
        name = "evaluate",
        description =
                "Would a failover succeed? Looks at everything that it needs, and changes nothing. Takes up to some"
                        + " minutes.")
final class EvaluateCommand extends FunctionCommand {
    EvaluateCommand(Terminal terminal, RemoteFunction.Opening opening) {
        super(terminal, opening);
    }

    @Override
    int run(Session session) {
        if (session.terminal().redraws()) {
            session.tell("asking " + session.address().words() + ", which looks at everything a failover needs ...");
        }
        Answer answer = session.function().ask(Order.of(Action.EVALUATE));
        if (answer.failed()) {
            throw session.refusal(answer);
        }
        Paper paper = session.terminal().answerPaper();
        session.terminal()
                .answer(session.json() ? List.of(answer.payload()) : ReadinessTable.lines(answer.body(), paper));
        return answer.accepted() && answer.body().path("ready").asBoolean(true) ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
