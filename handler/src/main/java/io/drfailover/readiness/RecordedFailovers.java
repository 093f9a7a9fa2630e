package io.drfailover.readiness;

import java.util.List;

/**
 * What can be learnt of earlier runs.
 *
 * @param runs how many were looked at, whatever their end
 * @param measured of those that succeeded in one go and from the begin, the newest first
 * @param uncounted why the times of other successes say nothing, the newest first; what follows "the last one"
 */
record RecordedFailovers(int runs, List<StageDurations> measured, List<String> uncounted) {
    RecordedFailovers {
        measured = List.copyOf(measured);
        uncounted = List.copyOf(uncounted);
    }

    /** Where an estimate by them comes from. */
    String source() {
        if (!measured.isEmpty()) {
            return "the median of the last "
                    + (measured.size() == 1 ? "failover" : measured.size() + " failovers")
                    + (uncounted.isEmpty() ? "" : " whose times count");
        }
        return "usual times of AWS, because " + whyNone();
    }

    private String whyNone() {
        if (uncounted.isEmpty()) {
            return runs == 0 ? "no failover was recorded" : "no recorded failover has succeeded";
        }
        String last = uncounted.get(0);
        return uncounted.size() == 1
                ? "the recorded failover " + last + ", and its times do not count"
                : "the times of the " + uncounted.size() + " recorded failovers do not count: the last one " + last;
    }
}
