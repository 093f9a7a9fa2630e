package io.drfailover.drill.simulation.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.world.Observation;
import io.drfailover.drill.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Nobody reads the answer to an alarm: what it did not do, people must be told of, and the code of what it proposed. */
final class AlarmsAreAnswered extends Invariant {
    private final Set<Integer> told = new HashSet<>();
    /** Lambda's repetitions and the time that a message may take are over then. */
    private static final Duration TELLING = Duration.ofMinutes(3);

    private final World world;
    private final Map<String, Instant> proposed = new HashMap<>();
    private final Map<Integer, String> proposers = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    AlarmsAreAnswered(World world, Consumer<String> objection) {
        super("people are told of every alarm that neither begins nor joins a run, nor waits for approval", objection);
        this.world = world;
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Telling telling) {
            told.add(telling.by().number());
        } else if (observation instanceof Observation.Proposed proposal && proposal.isNew()) {
            String id = proposal.after().path("id").asText();
            proposers.put(proposal.by().number(), id);
            proposed.put(id, world.scheduler().now());
        } else if (observation instanceof Observation.Told heard) {
            proposed.keySet().stream().filter(heard.text()::contains).forEach(known::add);
        } else if (observation instanceof Observation.Answered answered
                && answered.by().errand().isAlarm()
                && answered.by().epoch() == 0) {
            judge(answered.by().number(), answered.answer());
        }
    }

    private void judge(int sandbox, JsonNode answer) {
        if (!told.contains(sandbox) && !isCovered(answer)) {
            violated("sandbox " + sandbox + " has told nobody: " + answer);
        }
        String id = answer.path("body").path("proposal").asText();
        if (proposed.containsKey(id)
                && !known.contains(id)
                && (id.equals(proposers.get(sandbox))
                        || world.scheduler().now().isAfter(proposed.get(id).plus(TELLING)))) {
            violated("sandbox " + sandbox + " is content with a proposal whose code reached nobody: " + answer);
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
