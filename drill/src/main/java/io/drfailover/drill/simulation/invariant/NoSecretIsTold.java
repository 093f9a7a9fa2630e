package io.drfailover.drill.simulation.invariant;

import io.drfailover.drill.simulation.world.Observation;
import io.drfailover.drill.simulation.world.World;
import java.util.function.Consumer;

/** Ledger and notices are read by many. */
final class NoSecretIsTold extends Invariant {

    NoSecretIsTold(Consumer<String> objection) {
        super("no password in the ledger, its documents, notices or answers", objection);
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Stored stored) {
            judge(stored.where(), stored.content());
        } else if (observation instanceof Observation.Told told) {
            judge("the notice " + told.subject(), told.text());
        } else if (observation instanceof Observation.Answered answered) {
            judge("the answer", answered.answer().toString());
        }
    }

    private void judge(String where, String content) {
        if (content.contains(World.PASSWORD)) {
            violated(where + " holds the password");
        }
    }
}
