package io.drfailover.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.console.function.Answer;
import io.drfailover.console.function.Order;
import io.drfailover.console.function.RemoteFunction;
import io.drfailover.console.view.StatusView;
import io.drfailover.contract.Action;
import io.drfailover.contract.CommandField;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dr failover}. */
@Command(
        name = "failover",
        description = {
            "Orders a failover, or goes on with one that has stopped. It overrides the evidence, never a hold nor a run that"
                    + " has succeeded. The replica is promoted, which cannot be undone.",
            "Lambda carries it out by itself: the command only follows it, and may be ended."
        })
final class FailoverCommand extends ControlCommand {
    private final RunFollower.Pause pause;

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    @Option(names = "--no-wait", description = "Do not follow the run to its end.")
    private boolean noWait;

    FailoverCommand(Terminal terminal, RemoteFunction.Opening opening, RunFollower.Pause pause) {
        super(terminal, opening);
        this.pause = pause;
    }

    @Override
    void check(Terminal terminal) {
        super.check(terminal);
        if (!confirmation.possible(terminal)) {
            throw usage(Confirmation.missing("failover"));
        }
    }

    @Override
    int run(Session session) throws IOException, InterruptedException {
        Answer before = session.status();
        JsonNode body = before.body();
        session.tellStatus(body);
        requirePossible(session, body);
        RunFollower follower = new RunFollower(session, pause);
        JsonNode run = body.path("run");
        if (run.path("state").asText().equals("running")
                && run.path("worked_on").asBoolean()) {
            session.tell("The run " + run.path("id").asText() + " is under way already; nothing was ordered.");
            return print(session, noWait ? new RunFollower.End(before, ExitCode.DONE) : follower.follow(before));
        }
        order(session, body);
        // The status is still the one from before: it would look as if nothing had been ordered.
        return noWait
                ? print(
                        session,
                        Answer.taken(
                                "the failover is ordered, once is enough; the status shows it when it has begun,"
                                        + " usually within a minute",
                                session.address().region()))
                : print(session, follower.followNext(before));
    }

    private void order(Session session, JsonNode status) throws IOException {
        String replica = new Promotion(session, status).confirmed(confirmation, "This orders the failover");
        session.function()
                .send(signed(Order.of(Action.FAILOVER).with(CommandField.CONFIRM, replica), session.terminal()));
        session.tell("Ordered. Lambda carries it out, whether anybody looks or not; to follow it:\n  "
                + session.command("status --follow"));
    }

    /** What the function would answer to an order that nobody waits for, it cannot say. */
    private static void requirePossible(Session session, JsonNode status) {
        JsonNode hold = status.path("hold");
        if (hold.path("held").asBoolean()) {
            throw new RefusedException(
                    "failovers are held by " + hold.path("by").asText() + " ("
                            + hold.path("reason").asText() + "); nothing was ordered",
                    "when it may begin:\n  " + session.command("release"));
        }
        JsonNode run = status.path("run");
        if (run.path("state").asText().equals("succeeded") && !run.has("acknowledged_by")) {
            throw new RefusedException(
                    "the run " + run.path("id").asText() + " has succeeded already; nothing was ordered",
                    "to order another one, put it away first:\n  " + session.command("acknowledge"));
        }
    }

    private static int print(Session session, RunFollower.End end) {
        Terminal terminal = session.terminal();
        terminal.answer(
                session.json()
                        ? List.of(end.status().payload())
                        : new StatusView(
                                        terminal.answerPaper(),
                                        session.address().options())
                                .lines(end.status().body()));
        return end.code();
    }
}
