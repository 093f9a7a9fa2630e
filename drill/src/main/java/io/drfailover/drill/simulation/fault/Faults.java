package io.drfailover.drill.simulation.fault;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Draws faults, and counts them. They stop after a while, so that an end can be demanded of every run. */
public final class Faults {
    private static final int OF = 10_000;
    private static final Fault[] ON_WRITES = {
        Fault.CRASH_BEFORE,
        Fault.CRASH_AFTER,
        Fault.TIMEOUT_WITHOUT_EFFECT,
        Fault.TIMEOUT_WITH_EFFECT,
        Fault.ANSWER_LOST,
        Fault.THROTTLED,
        Fault.SERVER_ERROR,
        Fault.SLOW
    };
    private static final Fault[] ON_READS = {
        Fault.CRASH_BEFORE,
        Fault.CRASH_AFTER,
        Fault.TIMEOUT_WITHOUT_EFFECT,
        Fault.THROTTLED,
        Fault.SERVER_ERROR,
        Fault.STALE_READ,
        Fault.STALE_READ,
        Fault.SLOW
    };

    private final SplittableRandom random;
    private final Weather weather;
    private final Instant quietFrom;
    private final int crashAtWrite;
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private int writes;

    /**
     * Begins.
     *
     * @param seed decides everything
     * @param quietFrom when faults stop
     * @param crashAtWrite with {@link Weather#ONE_CRASH}, which call that changes something is hit
     */
    public Faults(long seed, Weather weather, Instant quietFrom, int crashAtWrite) {
        this.random = new SplittableRandom(seed);
        this.weather = weather;
        this.quietFrom = quietFrom;
        this.crashAtWrite = crashAtWrite;
    }

    /** What happens at a call. */
    public Fault draw(boolean write, Instant now) {
        Fault drawn = choose(write, now);
        if (drawn != Fault.NONE) {
            count(drawn);
        }
        return drawn;
    }

    private Fault choose(boolean write, Instant now) {
        if (write) {
            writes++;
        }
        if (!now.isBefore(quietFrom)) {
            return Fault.NONE;
        }
        if (weather == Weather.ONE_CRASH) {
            boolean hit = write && writes == crashAtWrite;
            return hit ? (random.nextBoolean() ? Fault.CRASH_BEFORE : Fault.CRASH_AFTER) : Fault.NONE;
        }
        int rate = write ? weather.writesHit() : weather.readsHit();
        if (rate == 0 || random.nextInt(OF) >= rate) {
            return Fault.NONE;
        }
        Fault[] possible = write ? ON_WRITES : ON_READS;
        return possible[random.nextInt(possible.length)];
    }

    /** Whether something that is not a call goes wrong now. */
    public boolean happens(Fault fault, double probability, Instant now) {
        boolean happens = now.isBefore(quietFrom) && random.nextDouble() < probability;
        if (happens) {
            count(fault);
        }
        return happens;
    }

    /** Counts what was injected without being drawn. */
    public void count(Fault fault) {
        counts.merge(fault, 1, Integer::sum);
    }

    /** A number from the seed, from the first to the second, both included. */
    public long between(long first, long last) {
        return random.nextLong(first, last + 1);
    }

    /** How often what was injected, by its words. */
    public Map<String, Integer> counts() {
        Map<String, Integer> words = new TreeMap<>();
        counts.forEach((fault, count) -> words.put(fault.words(), count));
        return words;
    }
}
