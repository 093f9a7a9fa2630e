package io.drfailover.drill.simulation.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.world.Observation;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Nobody reads the answer to an alarm: what it did not do, people must be told of. */
final class AlarmsAreAnswered extends Invariant {
    private final Set<Integer> told = new HashSet<>();

    AlarmsAreAnswered(Consumer<String> objection) {
        super("people are told of every alarm that neither begins nor joins a run, nor waits for approval", objection);
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Telling telling) {
            told.add(telling.by().number());
        } else if (observation instanceof Observation.Answered answered
                && answered.by().errand().isAlarm()
                && answered.by().epoch() == 0
                && !told.contains(answered.by().number())
                && !isCovered(answered.answer())) {
            violated("sandbox " + answered.by().number() + " has told nobody: " + answered.answer());
        }
    }

    private static boolean isCovered(JsonNode answer) {
        JsonNode body = answer.path("body");
        boolean known = body.path("message").asText().contains("of this event was put away");
        return known
                || body.path("joined").asBoolean()
                || body.has("proposal")
                || body.path("message").asText().contains("completed successfully");
    }
}
