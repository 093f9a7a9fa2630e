package io.drfailover.stacks.standby;

import io.drfailover.stacks.settings.DetectionSettings;

/**
 * How many bad minutes of how many an alarm needs.
 *
 * @param bad M
 * @param looked N
 * @param lasting whether it shows a state, whose end is news too, and no event, which just goes by
 */
record Minutes(int bad, int looked, boolean lasting) {
    static final int SECONDS = 60;

    static Minutes of(DetectionSettings settings) {
        return new Minutes(settings.datapoints(), settings.periods(), true);
    }

    /** An event: the first bad minute counts. */
    static Minutes one() {
        return oneOf(1);
    }

    /** An event: one bad minute counts, even if it is told only minutes later. */
    static Minutes oneOf(int looked) {
        return new Minutes(1, looked, false);
    }

    @Override
    public String toString() {
        return "%d of the last %d minutes".formatted(bad, looked);
    }
}
