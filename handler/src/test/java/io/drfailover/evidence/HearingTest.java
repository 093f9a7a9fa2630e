package io.drfailover.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HearingTest {
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Sighting DEAD = Sighting.silence(Side.FOR, "does not answer");

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    private record Speaking(Source source, Duration limit, Supplier<Sighting> words) implements Witness {
        @Override
        public Sighting look(Suspicion suspicion) {
            return words.get();
        }

        @Override
        public Sighting late() {
            return Sighting.silence(Side.FOR, "was late");
        }
    }

    private static Witness says(Source source, Sighting sighting) {
        return new Speaking(source, LONG, () -> sighting);
    }

    private static Witness hanging(Source source, Duration limit) {
        var never = new CountDownLatch(1);
        return new Speaking(source, limit, () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return DEAD;
        });
    }

    private List<Observation> hear(Duration given, Witness... witnesses) {
        return new Hearing(List.of(witnesses), executor)
                .of(new Suspicion("primary-down", "", Optional.empty()), Deadline.in(given));
    }

    @Test
    void of_severalWitnesses_areHeardAtTheSameTimeAndInOrder() {
        var together = new CyclicBarrier(2);
        Supplier<Sighting> meeting = () -> {
            try {
                together.await();
                return Sighting.answer(Side.FOR, "is there");
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        };

        assertThat(hear(LONG, new Speaking(Source.ALARM, LONG, meeting), new Speaking(Source.REPLICA, LONG, meeting)))
                .containsExactly(
                        new Observation(Source.ALARM, Side.FOR, "is there"),
                        new Observation(Source.REPLICA, Side.FOR, "is there"));
    }

    @Test
    void of_witnessBeyondItsOwnLimit_isLateAndTheOthersCount() {
        assertThat(hear(
                        LONG,
                        says(Source.ALARM, Sighting.answer(Side.FOR, "is in ALARM")),
                        hanging(Source.ENDPOINT, Duration.ofMillis(50))))
                .containsExactly(
                        new Observation(Source.ALARM, Side.FOR, "is in ALARM"),
                        new Observation(Source.ENDPOINT, Side.FOR, "was late"));
    }

    /** Our impatience is no evidence. */
    @Test
    void of_witnessThatWasGivenLessThanItNeeds_isUnknown() {
        assertThat(hear(Duration.ofMillis(50), hanging(Source.ENDPOINT, LONG)))
                .singleElement()
                .satisfies(o -> {
                    assertThat(o.side()).isEqualTo(Side.UNKNOWN);
                    assertThat(o.seen()).contains("ms that all had");
                });
    }

    @Test
    void of_notEvenTheDrRegionAnswers_silenceCountsForNothing() {
        List<Observation> observations = hear(
                LONG,
                says(Source.ALARM, Sighting.silence(Side.UNKNOWN, "could not be asked for")),
                says(Source.ENDPOINT, DEAD),
                says(Source.DATABASE, Sighting.answer(Side.FOR, "refused")),
                says(Source.PRIMARY_REGION, Sighting.answer(Side.AGAINST, "says that it is available")));

        assertThat(observations)
                .extracting(Observation::side)
                .containsExactly(Side.UNKNOWN, Side.UNKNOWN, Side.FOR, Side.AGAINST);
        assertThat(observations.get(1).seen())
                .isEqualTo(
                        "does not answer, but not even AWS in the DR region answered: the fault may be on this side");
    }

    @Test
    void of_theDrRegionAnswersIfOnlyToRefuse_silenceCounts() {
        assertThat(hear(
                        LONG,
                        says(Source.ALARM, Sighting.silence(Side.UNKNOWN, "was not named")),
                        says(Source.REPLICA, Sighting.answer(Side.UNKNOWN, "RDS refused")),
                        says(Source.ENDPOINT, DEAD)))
                .element(2)
                .isEqualTo(new Observation(Source.ENDPOINT, Side.FOR, "does not answer"));
    }

    @Test
    void of_witnessThatThrows_isUnknown() {
        var broken = new Speaking(Source.REPLICA, LONG, () -> {
            throw new IllegalArgumentException("a mistake of ours");
        });

        assertThat(hear(LONG, broken)).singleElement().satisfies(o -> {
            assertThat(o.side()).isEqualTo(Side.UNKNOWN);
            assertThat(o.seen()).contains("a mistake of ours");
        });
    }

    @Test
    void of_interrupted_isCancelled() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(Deadline.CancelledException.class)
                .isThrownBy(() -> hear(LONG, hanging(Source.ALARM, LONG)));
        assertThat(Thread.interrupted()).isTrue();
    }
}
