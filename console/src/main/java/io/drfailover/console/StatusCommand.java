package io.drfailover.console;

import io.drfailover.console.function.Answer;
import io.drfailover.console.function.RemoteFunction;
import io.drfailover.console.view.StatusView;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dr status}. */
@Command(
        name = "status",
        description = "Where the run is, what holds it, what waits for approval, what to do next; changes nothing.")
final class StatusCommand extends FunctionCommand {
    private final RunFollower.Pause pause;

    @Option(
            names = "--follow",
            description = "Follow the run to its end; then the exit code is the run's; without a run it is 1.")
    private boolean follow;

    StatusCommand(Terminal terminal, RemoteFunction.Opening opening, RunFollower.Pause pause) {
        super(terminal, opening);
        this.pause = pause;
    }

    @Override
    int run(Session session) throws InterruptedException {
        Answer status = session.status();
        int code = ExitCode.DONE;
        if (follow && !status.body().path("run").isObject()) {
            session.tell("there is no run to follow");
            code = ExitCode.REFUSED;
        } else if (follow) {
            if (!RunFollower.hasEnded(status.body())) {
                session.tellStatus(status.body());
            }
            RunFollower.End end = new RunFollower(session, pause).follow(status);
            status = end.status();
            code = end.code();
        }
        session.terminal()
                .answer(
                        session.json()
                                ? List.of(status.payload())
                                : new StatusView(
                                                session.terminal().answerPaper(),
                                                session.address().options())
                                        .lines(status.body()));
        return code;
    }
}
