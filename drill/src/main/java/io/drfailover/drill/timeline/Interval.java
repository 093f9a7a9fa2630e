package io.drfailover.drill.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A half-open stretch {@code [from, to)} of milliseconds. */
public record Interval(long from, long to) {
    public Interval {
        if (to < from) {
            throw new IllegalArgumentException("an interval ends at " + to + ", before it starts at " + from);
        }
    }

    /** The stretch from one instant to a later one. */
    public static Interval between(long from, long to) {
        return new Interval(from, to);
    }

    /** Its length. */
    public long length() {
        return to - from;
    }

    /** The part that lies within {@code frame}. */
    public Optional<Interval> within(Interval frame) {
        long start = Math.max(from, frame.from);
        long end = Math.min(to, frame.to);
        return start < end ? Optional.of(new Interval(start, end)) : Optional.empty();
    }

    /** The same points in time as disjoint stretches in order. */
    public static List<Interval> union(List<Interval> intervals) {
        List<Interval> sorted = intervals.stream()
                .filter(interval -> interval.length() > 0)
                .sorted(Comparator.comparingLong(Interval::from))
                .toList();
        List<Interval> union = new ArrayList<>();
        for (Interval next : sorted) {
            int last = union.size() - 1;
            if (last >= 0 && union.get(last).to() >= next.from()) {
                union.set(
                        last,
                        new Interval(
                                union.get(last).from(), Math.max(union.get(last).to(), next.to())));
            } else {
                union.add(next);
            }
        }
        return List.copyOf(union);
    }

    /** How much of {@code frame} the intervals cover; what they share counts once. */
    public static long covered(List<Interval> intervals, Interval frame) {
        return union(intervals.stream()
                        .flatMap(interval -> interval.within(frame).stream())
                        .toList())
                .stream()
                .mapToLong(Interval::length)
                .sum();
    }
}
