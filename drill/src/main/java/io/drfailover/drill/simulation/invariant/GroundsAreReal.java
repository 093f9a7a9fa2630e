package io.drfailover.drill.simulation.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.world.Observation;
import io.drfailover.drill.simulation.world.Sandbox;
import io.drfailover.drill.simulation.world.Settings;
import io.drfailover.drill.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An alarm is a claim; what the function was really shown decides, by the rule as the settings have it. */
final class GroundsAreReal extends Invariant {
    private static final Set<String> OF_DATABASE = Set.of("database", "replica", "primary_region");
    /** Once is enough; the others may tell of a time before the trouble. */
    private static final Set<String> OF_NOW = Set.of("alarm", "database");

    private final Settings settings;
    private final Map<Integer, Seen> seen = new HashMap<>();
    private final Map<String, Seen> proposed = new HashMap<>();

    GroundsAreReal(World world, Consumer<String> objection) {
        super(
                "nothing is begun or proposed unless the evidence, as it was shown, confirms it, or a person orders it",
                objection);
        this.settings = world.settings();
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Looked looked) {
            of(looked.by()).looks.add(looked);
        } else if (observation instanceof Observation.Assessed assessed) {
            of(assessed.by()).loss = assessed.seconds();
        } else if (observation instanceof Observation.Proposed proposal && proposal.isNew()) {
            String id = proposal.after().path("id").asText();
            proposed.put(id, of(proposal.by()));
            judge("the proposal " + id, of(proposal.by()));
        } else if (observation instanceof Observation.Proposed itself
                && itself.by().errand().isWatchdog()
                && itself.after().path("state").asText().equals("approved")) {
            judge("the proposal " + itself.after().path("id").asText() + " has approved itself", of(itself.by()));
        } else if (observation instanceof Observation.Proposed decided
                && decided.by().errand().orders("approve")) {
            Seen grounds = proposed.get(decided.after().path("id").asText());
            if (grounds != null) {
                seen.put(decided.by().number(), grounds);
            }
        } else if (observation instanceof Observation.Recorded recorded && recorded.isNewRun()) {
            began(recorded);
        } else if (observation instanceof Observation.Recorded recorded
                && recorded.by().errand().isAlarm()
                && isRevived(recorded.before(), recorded.after())) {
            judge("a run that had failed before its promotion was proved is gone on with", of(recorded.by()));
        }
    }

    /** Whether an event that is new to it takes up a run that failed before its promotion was proved. */
    private static boolean isRevived(@Nullable JsonNode before, JsonNode after) {
        if (before == null
                || !before.path("state").asText().equals("failed")
                || !after.path("state").asText().equals("running")) {
            return false;
        }
        for (JsonNode stage : before.path("stages")) {
            if (stage.path("evidence").has("endpoint")) {
                return false;
            }
        }
        JsonNode attempts = after.path("attempts");
        String event = attempts.path(attempts.size() - 1).path("requestId").asText();
        return before.path("attempts").findValuesAsText("requestId").stream().noneMatch(event::equals);
    }

    private void began(Observation.Recorded recorded) {
        String run = "the run " + recorded.after().path("runId").asText();
        JsonNode looks = recorded.after().path("judgement").path("looks");
        Seen shown = of(recorded.by());
        if (!looks.isArray() || looks.isEmpty()) {
            violated(run + " has begun without a judgement");
        } else if (looks.size() > shown.looks.size()) {
            violated(run + " has begun with more looks than were taken");
        }
        for (int i = 0; i < looks.size() && i < shown.looks.size(); i++) {
            compare(run, looks.get(i), shown.looks.get(i));
        }
        if (!recorded.by().errand().orders("failover")) {
            judge(run, shown);
        }
    }

    private void compare(String run, JsonNode told, Observation.Looked shown) {
        for (JsonNode one : told.path("observations")) {
            String source = one.path("source").asText();
            if (!one.path("side").asText().equals(shown.sides().get(source))) {
                violated(run + " says of " + source + " what was not seen: " + one.path("side"));
            }
        }
    }

    private void judge(String what, Seen shown) {
        int needed = settings.holdOff().isZero() ? 1 : 2;
        if (shown.looks.size() < needed) {
            violated(what + " after " + shown.looks.size() + " looks instead of " + needed);
            return;
        }
        for (Observation.Looked look : shown.looks) {
            veto(look.sides(), OF_NOW)
                    .ifPresent(who -> violated(what + " although " + who + " was against it: " + look.sides()));
        }
        uncontradicted(shown.looks)
                .ifPresent(who -> violated(what + " although " + who + " had a veto and has never taken it back"));
        List<Observation.Looked> deciding = shown.looks.subList(shown.looks.size() - needed, shown.looks.size());
        for (Observation.Looked look : deciding) {
            veto(look.sides(), look.sides().keySet())
                    .ifPresent(who -> violated(what + " although " + who + " has a veto: " + look.sides()));
            gap(look.sides()).ifPresent(why -> violated(what + " although " + why + ": " + look.sides()));
        }
        Duration between =
                Duration.between(deciding.get(0).at(), deciding.get(needed - 1).at());
        if (between.compareTo(settings.holdOff()) < 0) {
            violated(what + " after looks only " + between + " apart");
        }
        Long loss = shown.loss;
        if (settings.mostLossSeconds() >= 0 && (loss == null || loss > settings.mostLossSeconds())) {
            violated(what + " although data of " + (loss == null ? "nobody knows how many" : loss)
                    + " seconds would be lost");
        }
    }

    /** Silence takes nothing back. */
    private Optional<String> uncontradicted(List<Observation.Looked> looks) {
        Set<String> objecting = new TreeSet<>();
        for (Observation.Looked look : looks) {
            look.sides().forEach((source, side) -> {
                if (side.equals("against") && settings.vetoes().contains(source)) {
                    objecting.add(source);
                } else if (side.equals("for")) {
                    objecting.remove(source);
                }
            });
        }
        return objecting.stream().findFirst();
    }

    private Optional<String> gap(Map<String, String> sides) {
        long confirming = sides.values().stream().filter("for"::equals).count();
        if (confirming < settings.required()) {
            return Optional.of("too few confirm it");
        }
        return OF_DATABASE.stream().noneMatch(s -> "for".equals(sides.get(s)))
                ? Optional.of("nobody confirms it for the database")
                : Optional.empty();
    }

    private Optional<String> veto(Map<String, String> sides, Set<String> among) {
        return settings.vetoes().stream()
                .filter(among::contains)
                .filter(s -> "against".equals(sides.get(s)))
                .findFirst();
    }

    private Seen of(Sandbox sandbox) {
        return seen.computeIfAbsent(sandbox.number(), n -> new Seen());
    }

    /** What one invocation was shown. */
    private static final class Seen {
        private final List<Observation.Looked> looks = new ArrayList<>();
        private @Nullable Long loss;
    }
}
