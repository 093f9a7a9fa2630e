package io.drfailover.drill.simulation.world;

import io.drfailover.FailoverOrder;
import io.drfailover.drill.simulation.fault.Weather;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What a seed decides before anything happens.
 *
 * @param lambdaLimit after which Lambda kills an invocation
 * @param order whether the long waits overlap
 * @param backsUpFirst how long the replica is backing up when the alarm rings, zero for not at all
 * @param promotionShows how long after the call RDS shows it
 * @param promotion how long it takes from then
 * @param pace factor of the waits for the infrastructure
 * @param alarms how often the alarm rings in the first minute
 * @param quietAfter when faults stop
 * @param weather how much goes wrong
 * @param crashAtWrite which changing call crashes, with {@link Weather#ONE_CRASH}
 * @param trouble what is wrong for good
 * @param personComes whether a person repairs it, once told, and orders the failover
 * @param patient whether a promotion may take longer than a run
 * @param plot what people and the primary do
 */
record Scenario(
        Duration lambdaLimit,
        FailoverOrder order,
        Duration backsUpFirst,
        Duration promotionShows,
        Duration promotion,
        double pace,
        int alarms,
        Duration quietAfter,
        Weather weather,
        int crashAtWrite,
        Trouble trouble,
        boolean personComes,
        boolean patient,
        Plot plot) {
    private static final List<Trouble> TROUBLES =
            Stream.of(Trouble.values()).filter(t -> t != Trouble.NONE).toList();

    private static final int[] LIMITS = {120, 180, 300, 600, 900};

    static Scenario of(long seed) {
        var random = new SplittableRandom(seed);
        int weather = random.nextInt(20);
        int trouble = random.nextInt(100);
        return new Scenario(
                Duration.ofSeconds(LIMITS[random.nextInt(LIMITS.length)]),
                random.nextInt(4) == 0 ? FailoverOrder.SEQUENTIAL : FailoverOrder.OVERLAPPED,
                random.nextInt(4) == 0 ? Duration.ofSeconds(random.nextInt(10, 200)) : Duration.ZERO,
                Duration.ofSeconds(random.nextInt(1, 100)),
                Duration.ofSeconds(random.nextInt(20, 300)),
                0.2 + random.nextDouble() * 0.9,
                random.nextInt(3) == 0 ? random.nextInt(2, 5) : 1,
                Duration.ofMinutes(random.nextInt(8, 35)),
                weather < 2
                        ? Weather.CALM
                        : weather < 9 ? Weather.ONE_CRASH : weather < 16 ? Weather.CHANGEABLE : Weather.STORM,
                random.nextInt(1, 140),
                trouble < 82 ? Trouble.NONE : TROUBLES.get(trouble % TROUBLES.size()),
                random.nextBoolean(),
                random.nextBoolean(),
                Plot.of(seed));
    }
}
