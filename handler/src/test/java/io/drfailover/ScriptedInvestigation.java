package io.drfailover;

import io.drfailover.evidence.DataLoss;
import io.drfailover.evidence.Investigation;
import io.drfailover.evidence.Look;
import io.drfailover.evidence.Observation;
import io.drfailover.evidence.Side;
import io.drfailover.evidence.Source;
import io.drfailover.evidence.Suspicion;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Evidence as a test says it: everything speaks for a failover until it says otherwise. Counts its looks. */
final class ScriptedInvestigation implements Investigation {
    private final Deque<Map<Source, Side>> script = new ArrayDeque<>();
    private final Map<Integer, Runnable> events = new HashMap<>();
    private Map<Source, Side> standing = everything(Side.FOR);
    DataLoss dataLoss = new DataLoss(3L, "3 s behind when it rang");
    int looks;

    static Map<Source, Side> everything(Side side) {
        Map<Source, Side> all = new EnumMap<>(Source.class);
        Arrays.stream(Source.values()).forEach(s -> all.put(s, side));
        return all;
    }

    /** For a failover, with one that speaks against it. */
    static Map<Source, Side> everythingBut(Source against) {
        Map<Source, Side> sides = everything(Side.FOR);
        sides.put(against, Side.AGAINST);
        return sides;
    }

    /** From now on. */
    void says(Map<Source, Side> sides) {
        standing = sides;
    }

    /** In the next look that nothing was said of yet. */
    void saysOnce(Map<Source, Side> sides) {
        script.add(sides);
    }

    /** Something happens right before that look, counted from 1. */
    void beforeLook(int look, Runnable event) {
        events.put(look, event);
    }

    @Override
    public Look look(Suspicion suspicion, Deadline deadline) {
        looks++;
        events.getOrDefault(looks, () -> {}).run();
        Map<Source, Side> sides = script.isEmpty() ? standing : script.remove();
        return new Look(
                deadline.now(),
                sides.entrySet().stream()
                        .map(e -> new Observation(e.getKey(), e.getValue(), "looks so"))
                        .toList());
    }

    @Override
    public DataLoss dataLoss(Suspicion suspicion, Deadline deadline) {
        return dataLoss;
    }
}
