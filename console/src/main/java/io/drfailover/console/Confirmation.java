package io.drfailover.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a person must say before something is ordered that cannot be undone: the replica's identifier. */
final class Confirmation {
    @Option(
            names = "--confirm",
            paramLabel = "REPLICA",
            description = "The replica's identifier, instead of being asked for it.")
    private @Nullable String confirm;

    /** Whether it was given, or somebody can be asked for it. */
    boolean possible(Terminal terminal) {
        return confirm != null || terminal.canAsk();
    }

    /** Whether somebody is asked for it. */
    boolean isAsked() {
        return confirm == null;
    }

    /** What to say when it is not possible. */
    static String missing(String what) {
        return what + " needs a confirmation, and there is no terminal to ask at: give --confirm with the replica's"
                + " identifier; nothing was ordered";
    }

    /**
     * Gets it where nobody need be asked; what was given must be right all the same.
     *
     * @throws RefusedException if it is not
     */
    String unasked(JsonNode status) {
        String replica = status.path("rds_replica").asText();
        return checked(confirm == null ? replica : confirm, replica);
    }

    /**
     * Gets it.
     *
     * @param status {@code body} of the function's status, which names the replica
     * @param question what is about to happen
     * @return the replica's identifier
     * @throws RefusedException if the person says something else
     */
    String of(JsonNode status, String question, Terminal terminal) throws IOException {
        String replica = status.path("rds_replica").asText();
        String said = confirm;
        if (said == null) {
            terminal.tell(terminal.progressPaper().beside("", 0, question));
            said = terminal.ask("Type the replica's identifier, " + replica + ", to go on: ")
                    .orElse("");
        }
        return checked(said, replica);
    }

    private static String checked(String said, String replica) {
        if (replica.isEmpty() || !said.strip().equals(replica)) {
            throw new RefusedException(
                    said.isBlank() ? "not confirmed" : "\"" + said + "\" is not the replica, which is " + replica,
                    "nothing was ordered");
        }
        return replica;
    }
}
