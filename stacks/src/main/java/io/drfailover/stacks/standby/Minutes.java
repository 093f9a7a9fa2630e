package io.drfailover.stacks.standby;

import io.drfailover.stacks.settings.DetectionSettings;

/**
 * How many bad minutes of how many an alarm needs.
 *
 * @param bad M
 * @param looked N
 */
record Minutes(int bad, int looked) {
    static final int SECONDS = 60;

    static Minutes of(DetectionSettings settings) {
        return new Minutes(settings.datapoints(), settings.periods());
    }

    /** The first one counts. */
    static Minutes one() {
        return new Minutes(1, 1);
    }

    @Override
    public String toString() {
        return "%d of the last %d minutes".formatted(bad, looked);
    }
}
