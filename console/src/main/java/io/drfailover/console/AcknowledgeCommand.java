package io.drfailover.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.console.function.Order;
import io.drfailover.console.function.RemoteFunction;
import io.drfailover.contract.Action;
import io.drfailover.contract.CommandField;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dr acknowledge}. */
@Command(
        name = "acknowledge",
        description =
                "Puts an ended run away, so that another may begin: ordered by a person at once, by an alarm after the"
                        + " cool-down.")
final class AcknowledgeCommand extends ControlCommand {
    @Option(
            names = "--run",
            paramLabel = "ID",
            description = "The run's id; default: the newest run, which is shown and asked about.")
    private @Nullable String run;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    AcknowledgeCommand(Terminal terminal, RemoteFunction.Opening opening) {
        super(terminal, opening);
    }

    @Override
    void check(Terminal terminal) {
        super.check(terminal);
        require(CommandField.RUN, run);
        if (run == null && !yes && !terminal.canAsk()) {
            throw usage("there is no terminal to ask at which run is meant: give --run ID, or --yes for the newest one;"
                    + " nothing was ordered");
        }
    }

    @Override
    int run(Session session) throws IOException {
        String given = run;
        String id = given == null ? newest(session) : given;
        return order(session, Order.of(Action.ACKNOWLEDGE).with(CommandField.RUN, id));
    }

    private String newest(Session session) throws IOException {
        JsonNode status = session.status().body();
        session.tellStatus(status);
        String id = status.path("run").path("id").asText();
        if (id.isEmpty()) {
            throw new RefusedException("there is no run to put away", "");
        }
        if (!yes) {
            String said = session.terminal()
                    .ask("Put the run " + id + " away? [y/N] ")
                    .orElse("");
            if (!said.toLowerCase(Locale.ROOT).matches("y|yes")) {
                throw new RefusedException("not confirmed", "nothing was ordered");
            }
        }
        return id;
    }
}
