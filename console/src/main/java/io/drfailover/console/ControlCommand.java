package io.drfailover.console;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.drfailover.console.function.Answer;
import io.drfailover.console.function.Order;
import io.drfailover.console.function.RemoteFunction;
import io.drfailover.console.view.PlainAnswer;
import io.drfailover.contract.CommandField;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A command that orders something in a person's name. */
abstract class ControlCommand extends FunctionCommand {
    @Option(
            names = "--by",
            paramLabel = "NAME",
            description =
                    "Who orders it, for the record and the messages; default: your user name and this machine's name.")
    private @Nullable String by;

    ControlCommand(Terminal terminal, RemoteFunction.Opening opening) {
        super(terminal, opening);
    }

    @Override
    void check(Terminal terminal) {
        require(CommandField.BY, by);
    }

    /**
     * What was given for a field must be what the function takes.
     *
     * @throws ParameterException if it is not
     */
    final void require(CommandField field, @Nullable String given) {
        if (given != null && (given.isBlank() || given.length() > CommandField.LONGEST)) {
            throw usage("--" + field.fieldName() + " must be a text of 1 to " + CommandField.LONGEST + " characters: "
                    + field.description() + (given.isBlank() ? "; it is blank" : "; it has " + given.length())
                    + "; nothing was ordered");
        }
    }

    /** The order with the person's name on it. */
    final Order signed(Order order, Terminal terminal) {
        String given = by;
        return order.with(CommandField.BY, given == null ? terminal.person() : given);
    }

    /** Sends it and prints what came of it. */
    final int order(Session session, Order order) {
        return print(session, session.function().ask(signed(order, session.terminal())));
    }

    /** The end where the status says already that nothing would come of the order: nobody is asked, and nothing sent. */
    static int refuse(Session session, String why) {
        if (session.json()) {
            // Standard output is the function's, and it was not asked.
            throw new RefusedException(why, "nothing was ordered");
        }
        session.terminal()
                .answer(new PlainAnswer(session.terminal().answerPaper())
                        .lines(why + "; nothing was ordered", false, MissingNode.getInstance()));
        return ExitCode.REFUSED;
    }

    /** Prints what came of it. */
    static int print(Session session, Answer answer) {
        if (answer.failed()) {
            throw session.refusal(answer);
        }
        session.terminal()
                .answer(
                        session.json()
                                ? List.of(answer.payload())
                                : new PlainAnswer(session.terminal().answerPaper())
                                        .lines(answer.message(), answer.accepted(), answer.body()));
        return answer.accepted() ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
