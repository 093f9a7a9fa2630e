package io.drfailover.drill.simulation.invariant;

import io.drfailover.drill.simulation.world.Observation;
import io.drfailover.drill.simulation.world.World;
import java.util.function.Consumer;

/** Ledger, notices and log are read by many. A code is for those who get the message, and for nobody else. */
final class NoSecretIsTold extends Invariant {
    private final World world;

    NoSecretIsTold(World world, Consumer<String> objection) {
        super("no password anywhere, and no approval code but in its message", objection);
        this.world = world;
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Stored stored) {
            judge(stored.where(), stored.content());
        } else if (observation instanceof Observation.Told told) {
            password("the notice " + told.subject(), told.text());
            code("the subject of a notice", told.subject());
        } else if (observation instanceof Observation.Answered answered) {
            judge("the answer", answered.answer().toString());
        } else if (observation instanceof Observation.Failed failed) {
            judge("the error", failed.error());
        } else if (observation instanceof Observation.Logged logged) {
            judge("the log", logged.line());
        }
    }

    private void judge(String where, String content) {
        password(where, content);
        code(where, content);
    }

    private void password(String where, String content) {
        if (content.contains(World.PASSWORD)) {
            violated(where + " holds the password");
        }
    }

    private void code(String where, String content) {
        if (world.codes().stream().anyMatch(content::contains)) {
            violated(where + " holds an approval's code");
        }
    }
}
