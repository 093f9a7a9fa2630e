package io.drfailover.evidence;

import io.drfailover.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Hears all witnesses at once, each within its own limit and all under one deadline. */
final class Hearing {
    /** What is asked of AWS in the DR region. */
    private static final Set<Source> AT_HOME = EnumSet.of(Source.ALARM, Source.REPLICA);

    private final List<Witness> witnesses;
    private final ExecutorService executor;

    Hearing(List<Witness> witnesses, ExecutorService executor) {
        this.witnesses = List.copyOf(witnesses);
        this.executor = executor;
    }

    /**
     * Hears them.
     *
     * <p>When not even AWS in the DR region answered, the fault may be on this side of the network, where it would make
     * everything silent at once: silence is then no evidence.
     */
    List<Observation> of(Suspicion suspicion, Deadline deadline) {
        long begin = System.nanoTime();
        Duration given = deadline.remaining();
        List<Future<Sighting>> speaking = new ArrayList<>();
        witnesses.forEach(w -> speaking.add(executor.submit(() -> w.look(suspicion))));
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < witnesses.size(); i++) {
            sightings.add(heard(witnesses.get(i), speaking.get(i), begin, given));
        }
        boolean blind = true;
        for (int i = 0; i < witnesses.size(); i++) {
            blind &= !(AT_HOME.contains(witnesses.get(i).source())
                    && sightings.get(i).heard());
        }
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < witnesses.size(); i++) {
            Sighting sighting = sightings.get(i);
            boolean doubtful = blind && sighting.side() == Side.FOR && !sighting.heard();
            Sighting believed = doubtful ? sighting.doubted() : sighting;
            observations.add(new Observation(witnesses.get(i).source(), believed.side(), believed.seen()));
        }
        return observations;
    }

    private static Sighting heard(Witness witness, Future<Sighting> speaking, long begin, Duration given) {
        // A witness that was given less than it needs has not been silent: nobody has waited for it.
        boolean cutShort = given.compareTo(witness.limit()) < 0;
        Duration limit = cutShort ? given : witness.limit();
        Duration left = limit.minusNanos(System.nanoTime() - begin);
        return Bounded.await(
                speaking,
                left.isNegative() ? Duration.ZERO : left,
                () -> cutShort
                        ? Sighting.silence(
                                Side.UNKNOWN, "did not answer within the " + given.toMillis() + " ms that all had")
                        : witness.late(),
                error -> Sighting.silence(Side.UNKNOWN, "could not be looked at (an error of our own: " + error + ")"));
    }
}
