package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final MovingClock clock = new MovingClock();

    @Test
    void pause_longerThanLeft_endsAtTheDeadline() {
        Deadline deadline = clock.deadline(Duration.ofSeconds(5));

        assertThat(deadline.pause(Duration.ofSeconds(30))).isTrue();
        assertThat(clock.instant()).isEqualTo(MovingClock.START.plusSeconds(5));
        assertThat(deadline.pause(Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void within_takesTheEarlier() {
        Deadline deadline = clock.deadline(Duration.ofSeconds(60));

        assertThat(deadline.within(Duration.ofSeconds(10)).remaining()).isEqualTo(Duration.ofSeconds(10));
        assertThat(deadline.within(Duration.ofSeconds(90)).remaining()).isEqualTo(Duration.ofSeconds(60));
        assertThat(deadline.minus(Duration.ofSeconds(90)).hasPassed()).isTrue();
    }
}
