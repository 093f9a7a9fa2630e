package io.drfailover.drill.timeline;

import io.drfailover.contract.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose time a run was, over all its invocations.
 *
 * @param wallMillis the whole run, from its first invocation to the end of its last
 * @param waitedMillis the part of it in which at least one wait for AWS or Kubernetes was open
 * @param criticalPath the stages that the total time hangs on, in order
 */
public record TimeSplit(long wallMillis, long waitedMillis, List<Segment> criticalPath) {
    public TimeSplit {
        criticalPath = List.copyOf(criticalPath);
    }

    /** What is left: ours, while nothing at all was waited for. */
    public long oursMillis() {
        return wallMillis - waitedMillis;
    }

    /** The stricter figure: what the critical path did not wait, though something beside it may have. */
    public long oursOnCriticalPathMillis() {
        return wallMillis
                - criticalPath.stream().mapToLong(Segment::waitedMillis).sum();
    }

    /**
     * One stage on the critical path.
     *
     * @param stage its name
     * @param millis how long it was worked on, over all invocations
     * @param waitedMillis the part of that in which it waited
     * @param longestWaits what it waited for, longest first, at most three
     */
    public record Segment(String stage, long millis, long waitedMillis, List<Wait> longestWaits) {
        public Segment {
            longestWaits = List.copyOf(longestWaits);
        }
    }

    /** Something that was waited for, and how long. */
    public record Wait(String subject, long millis) {}

    /** Divides {@code frame}, a run from its start to its end. */
    public static TimeSplit of(Timeline timeline, Interval frame) {
        List<Interval> waits =
                timeline.waits().stream().map(span -> span.interval(frame.to())).toList();
        return new TimeSplit(frame.length(), Interval.covered(waits, frame), criticalPath(timeline, frame));
    }

    /** Promotion and infrastructure run side by side; the one that ends later is on the path. */
    private static List<Segment> criticalPath(Timeline timeline, Interval frame) {
        List<Segment> path = new ArrayList<>();
        segment(timeline, Stage.BUNDLE, frame).ifPresent(path::add);
        List.of(Stage.PROMOTE, Stage.INFRASTRUCTURE).stream()
                .max(Comparator.comparingLong(stage -> lastEnd(timeline, stage, frame)))
                .flatMap(stage -> segment(timeline, stage, frame))
                .ifPresent(path::add);
        segment(timeline, Stage.APPLICATIONS, frame).ifPresent(path::add);
        return path;
    }

    private static long lastEnd(Timeline timeline, Stage stage, Interval frame) {
        return timeline.stages(stage.stageName()).stream()
                .mapToLong(span -> span.interval(frame.to()).to())
                .max()
                .orElse(-1);
    }

    /** A stage over all invocations that worked on it; empty when none did. */
    private static Optional<Segment> segment(Timeline timeline, Stage stage, Interval frame) {
        List<Interval> own = within(timeline.stages(stage.stageName()), frame);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        List<Span> waits = timeline.waits().stream()
                .filter(span -> span.stage().equals(stage.stageName()))
                .filter(span -> span.interval(frame.to()).within(frame).isPresent())
                .toList();
        List<Interval> waited = within(waits, frame);
        long millis = own.stream().mapToLong(Interval::length).sum();
        long waitedMillis =
                own.stream().mapToLong(part -> Interval.covered(waited, part)).sum();
        Map<String, Long> bySubject = new LinkedHashMap<>();
        waits.forEach(span -> bySubject.merge(span.subject(), span.millis(frame.to()), Long::sum));
        List<Wait> longest = bySubject.entrySet().stream()
                .map(entry -> new Wait(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Wait::millis).reversed())
                .limit(3)
                .toList();
        return Optional.of(new Segment(stage.stageName(), millis, waitedMillis, longest));
    }

    private static List<Interval> within(List<Span> spans, Interval frame) {
        return Interval.union(spans.stream()
                .flatMap(span -> span.interval(frame.to()).within(frame).stream())
                .toList());
    }
}
