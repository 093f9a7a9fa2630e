package io.drfailover.promote;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.Deadline;
import io.drfailover.MovingClock;
import io.drfailover.SilentProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PromotionPropertyTest {
    /** Two backups, a promotion and the waits after lost answers take less. */
    private static final Duration ALLOWED = Duration.ofHours(2);

    @Property(tries = 400)
    void ensurePromoted_overAnyNumberOfInvocations_promotesExactlyOnceAndProvesIt(
            @ForAll long seed,
            @ForAll @IntRange(max = 30) int trouble,
            @ForAll @IntRange(min = 20, max = 900) int seconds) {
        var clock = new MovingClock();
        var random = new Random(seed);
        var rds = new SimulatedRds(random, clock, trouble);
        var history = new RememberedPromotion(clock);
        Instant limit = clock.instant().plus(ALLOWED);

        boolean proved = false;
        while (!proved) {
            var told = new AtomicInteger();
            // A new sandbox: nothing is remembered but the history.
            var promoter = new ReplicaPromoter(rds, "replica", "eu-west-1", new SilentProgress());
            try {
                promoter.ensurePromoted(
                        history,
                        told::incrementAndGet,
                        clock.deadline(Duration.ofSeconds(seconds)).until(limit));
                proved = true;
                assertThat(rds.isPromoted()).isTrue();
                assertThat(told).hasValue(1);
            } catch (SimulatedRds.Killed e) {
                clock.advance(Duration.ofSeconds(random.nextInt(120)));
            } catch (Deadline.ReachedException e) {
                clock.advance(Duration.ofSeconds(random.nextInt(5)));
            }
            assertThat(told).hasValueLessThan(2);
            assertThat(rds.effective).isLessThan(2);
        }
        assertThat(rds.effective).isEqualTo(1);
        assertThat(rds.askedWhileChanging).isZero();
    }
}
