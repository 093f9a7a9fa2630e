package io.drfailover.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.console.function.Answer;
import io.drfailover.console.function.FunctionAddress;
import io.drfailover.console.function.FunctionError;
import io.drfailover.console.function.Order;
import io.drfailover.console.function.RemoteFunction;
import io.drfailover.console.function.UnreachableException;
import io.drfailover.console.view.Paper;
import io.drfailover.console.view.ProbeView;
import io.drfailover.console.view.SignsOfLife;
import io.drfailover.console.view.StatusView;
import io.drfailover.contract.Action;
import java.util.List;

/**
 * One command's talk with the function.
 *
 * @param function whom it talks to
 * @param address where that is
 * @param terminal where the person sits
 * @param json whether standard output gets the function's answer as it came, and nothing else
 */
record Session(RemoteFunction function, FunctionAddress address, Terminal terminal, boolean json) {
    /**
     * Asks where everything stands.
     *
     * @throws RefusedException if the function cannot tell
     */
    Answer status() {
        Answer status = function.ask(Order.of(Action.STATUS));
        if (status.failed()) {
            throw refusal(status);
        }
        return status;
    }

    /** The function's error as the command's end. */
    RefusedException refusal(Answer failed) {
        FunctionError error = FunctionError.of(failed, address);
        return new RefusedException(error.problem(), error.remedy(), json ? failed.payload() : "");
    }

    /** Shows what is read by a person alone. */
    void tell(String text) {
        terminal.tell(terminal.progressPaper().beside("", 0, text));
    }

    /** Shows where everything stands, before something is ordered. */
    void tellStatus(JsonNode body) {
        Paper paper = terminal.progressPaper();
        terminal.tell(new StatusView(paper, address.options()).lines(body));
        terminal.tell(List.of(""));
    }

    /** Shows how the primary looks just now, before somebody decides; that nobody can say it stops nobody. */
    void tellProbe() {
        tell("Looking at the primary from " + address.region() + " ...");
        try {
            Answer probe = function.ask(Order.of(Action.PROBE));
            if (probe.failed()) {
                throw refusal(probe);
            }
            Paper paper = terminal.progressPaper();
            terminal.tell(new ProbeView(paper).lines(probe.body()));
            SignsOfLife.in(probe.body()).ifPresent(warning -> {
                terminal.tell(List.of(""));
                terminal.tell(paper.beside("", 0, warning).stream()
                        .map(paper.ink()::doubtful)
                        .toList());
            });
        } catch (RefusedException | UnreachableException e) {
            tell("how it looks, nobody can say just now: " + e.getMessage());
        }
        terminal.tell(List.of(""));
    }

    /** A command for the person to type. */
    String command(String arguments) {
        return ("./dr " + arguments + " " + address.options()).strip();
    }
}
