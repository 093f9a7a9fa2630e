package io.drfailover.drill.simulation.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.simulation.world.Observation;
import io.drfailover.drill.simulation.world.Witness;
import io.drfailover.drill.simulation.world.World;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Something that must hold. Sees everything as it happens, and the world at the end. */
public abstract class Invariant implements Witness {
    private final String sentence;
    private final Consumer<String> objection;

    Invariant(String sentence, Consumer<String> objection) {
        this.sentence = sentence;
        this.objection = objection;
    }

    /** What must hold, for people. */
    public final String sentence() {
        return sentence;
    }

    @Override
    public void saw(Observation observation) {}

    /** Everything is over. */
    public void ended(World world) {}

    /** The newest attempt in a run's record. */
    static JsonNode latest(JsonNode run) {
        return run.path("attempts").path(run.path("attempts").size() - 1);
    }

    /** The epoch of the newest attempt; 0 without a record. */
    static int epoch(@Nullable JsonNode run) {
        return run == null ? 0 : latest(run).path("epoch").asInt();
    }

    final void violated(String seen) {
        objection.accept(seen);
    }
}
