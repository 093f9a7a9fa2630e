package io.drfailover.stacks.standby;

import io.drfailover.stacks.settings.DetectionSettings;
import java.time.Duration;

/**
 * How many bad periods of how many an alarm needs.
 *
 * @param period how long one is; the whole window is a day at most, and a week if a period is an hour or more (Amazon
 *     CloudWatch API Reference, PutMetricAlarm)
 * @param bad M
 * @param looked N
 * @param lasting whether it shows a state, whose end is news too, and no event, which just goes by
 */
record Window(Duration period, int bad, int looked, boolean lasting) {
    static final Duration MINUTE = Duration.ofMinutes(1);

    static Window of(DetectionSettings settings) {
        return new Window(MINUTE, settings.datapoints(), settings.periods(), true);
    }

    /** An event: the first bad minute counts. */
    static Window oneMinute() {
        return oneMinuteOf(1);
    }

    /** An event: one bad minute counts, even if it is told only minutes later. */
    static Window oneMinuteOf(int looked) {
        return new Window(MINUTE, 1, looked, false);
    }

    /** A state that holds until the opposite is told. */
    Window untilTheOpposite() {
        return new Window(period, bad, looked, true);
    }

    /** A state: all of them were bad. */
    static Window all(Duration period, int looked) {
        return new Window(period, looked, looked, true);
    }

    @Override
    public String toString() {
        return period.equals(MINUTE)
                ? "%d of the last %d minutes".formatted(bad, looked)
                : "%d of the last %d periods of %s".formatted(bad, looked, period);
    }
}
