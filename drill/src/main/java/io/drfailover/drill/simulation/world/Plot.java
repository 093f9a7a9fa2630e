package io.drfailover.drill.simulation.world;

import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What people and the primary do, which a seed decides beside the faults.
 *
 * @param primary the truth about the primary
 * @param settings how the decision is configured
 * @param holdsAfter when somebody sets the hold, after the alarm; negative for never
 * @param holdsFor how long; zero for until the end of the world
 * @param approver what is done with a code
 * @param approvesAfter how long that takes
 * @param abortsAfter when somebody aborts the run, after its begin; negative for never
 * @param afterAbort what is done then
 * @param acknowledgesEarly whether somebody wants to put the run away while it is worked on
 * @param acknowledges whether it is put away in the end, and the alarm rings again, within the cool-down and after it
 */
record Plot(
        Primary primary,
        Settings settings,
        Duration holdsAfter,
        Duration holdsFor,
        Approver approver,
        Duration approvesAfter,
        Duration abortsAfter,
        AfterAbort afterAbort,
        boolean acknowledgesEarly,
        boolean acknowledges) {
    static final Duration NEVER = Duration.ofSeconds(-1);

    private static final String[] DATABASE = {"database", "replica", "primary_region"};

    /** What people do with a code. */
    enum Approver {
        RIGHT,
        WRONG_THEN_RIGHT,
        WRONG_ONLY,
        TWICE_AT_ONCE,
        TOO_LATE,
        NOBODY
    }

    /** What people do with an aborted run. */
    enum AfterAbort {
        NOTHING,
        ORDER_AGAIN,
        PUT_AWAY_AND_ORDER
    }

    /** Half of the worlds have a primary that is plainly dead, and nobody interferes: all is about faults. */
    static Plot of(long seed) {
        var random = new SplittableRandom(seed * 7919 + 13);
        return random.nextInt(2) == 0 ? plain(random) : rich(random);
    }

    private static Plot plain(SplittableRandom random) {
        var settings = new Settings(
                2,
                Set.of(DATABASE),
                Duration.ofSeconds(random.nextInt(2) * 30L),
                false,
                Duration.ofHours(1),
                Duration.ZERO,
                -1,
                Duration.ofHours(1),
                random.nextBoolean());
        return new Plot(
                Primary.plainlyDead(),
                settings,
                NEVER,
                Duration.ZERO,
                Approver.NOBODY,
                Duration.ZERO,
                NEVER,
                AfterAbort.NOTHING,
                false,
                false);
    }

    private static Plot rich(SplittableRandom random) {
        boolean holds = random.nextInt(3) == 0;
        boolean aborts = random.nextInt(4) == 0;
        return new Plot(
                primary(random),
                settings(random),
                holds ? seconds(random, random.nextInt(3) == 0 ? 600 : 90) : NEVER,
                random.nextInt(4) == 0 ? Duration.ZERO : seconds(random, 500),
                Approver.values()[random.nextInt(Approver.values().length)],
                seconds(random, random.nextBoolean() ? 30 : 240),
                aborts ? seconds(random, random.nextBoolean() ? 60 : 700) : NEVER,
                AfterAbort.values()[random.nextInt(AfterAbort.values().length)],
                random.nextInt(4) == 0,
                random.nextInt(3) == 0);
    }

    private static Primary primary(SplittableRandom random) {
        int fate = random.nextInt(20);
        boolean clear = random.nextInt(3) == 0;
        return new Primary(
                fate < 10
                        ? Primary.Fate.DEAD
                        : fate < 12
                                ? Primary.Fate.WELL
                                : fate < 14
                                        ? Primary.Fate.APPLICATION_DOWN
                                        : fate < 17 ? Primary.Fate.DIES : Primary.Fate.RECOVERS,
                seconds(random, random.nextBoolean() ? 70 : 400),
                clear ? 0 : random.nextInt(0, 40),
                clear ? 0 : random.nextInt(0, 12),
                random.nextInt(5) == 0 ? -1 : random.nextInt(1, 120));
    }

    private static Settings settings(SplittableRandom random) {
        int vetoes = random.nextInt(4);
        return new Settings(
                random.nextInt(4) == 0 ? random.nextInt(1, 5) : 2,
                vetoes == 0 ? Set.of() : vetoes == 1 ? Set.of("replica", "endpoint") : Set.of(DATABASE),
                Duration.ofSeconds(random.nextInt(4) == 0 ? 0 : random.nextInt(2, 50)),
                random.nextInt(5) < 2,
                Duration.ofSeconds(random.nextInt(180, 600)),
                random.nextBoolean() ? Duration.ZERO : seconds(random, 150),
                random.nextInt(3) == 0 ? 60 : -1,
                random.nextInt(4) == 0 ? Duration.ZERO : Duration.ofSeconds(random.nextInt(60, 900)),
                random.nextBoolean());
    }

    private static Duration seconds(SplittableRandom random, int most) {
        return Duration.ofMillis(random.nextLong(100, most * 1000L));
    }
}
