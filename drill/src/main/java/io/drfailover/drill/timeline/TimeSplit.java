package io.drfailover.drill.timeline;

import io.drfailover.contract.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whose time an invocation was.
 *
 * @param wallMillis the whole invocation
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
     * @param millis how long it lasted
     * @param waitedMillis the part that it waited
     * @param longestWaits what it waited for, longest first, at most three
     */
    public record Segment(String stage, long millis, long waitedMillis, List<Wait> longestWaits) {
        public Segment {
            longestWaits = List.copyOf(longestWaits);
        }
    }

    /** Something that was waited for, and how long. */
    public record Wait(String subject, long millis) {}

    /** Divides {@code frame}, an invocation from its start to its end. */
    public static TimeSplit of(Timeline timeline, Interval frame) {
        List<Interval> waits =
                timeline.waits().stream().map(span -> span.interval(frame.to())).toList();
        return new TimeSplit(frame.length(), Interval.covered(waits, frame), criticalPath(timeline, frame));
    }

    /** Promotion and infrastructure run side by side; the one that ends later is on the path. */
    private static List<Segment> criticalPath(Timeline timeline, Interval frame) {
        List<Segment> path = new ArrayList<>();
        timeline.stage(Stage.BUNDLE.stageName()).ifPresent(span -> path.add(segment(timeline, span, frame)));
        Optional<Span> longer = List.of(Stage.PROMOTE, Stage.INFRASTRUCTURE).stream()
                .flatMap(stage -> timeline.stage(stage.stageName()).stream())
                .max(Comparator.comparingLong(span -> span.interval(frame.to()).to()));
        longer.ifPresent(span -> path.add(segment(timeline, span, frame)));
        timeline.stage(Stage.APPLICATIONS.stageName()).ifPresent(span -> path.add(segment(timeline, span, frame)));
        return path;
    }

    private static Segment segment(Timeline timeline, Span stage, Interval frame) {
        List<Span> waits = timeline.waits().stream()
                .filter(span -> span.stage().equals(stage.stage()))
                .toList();
        Interval own = stage.interval(frame.to());
        long waited = Interval.covered(
                waits.stream().map(span -> span.interval(frame.to())).toList(), own);
        List<Wait> longest = waits.stream()
                .map(span -> new Wait(span.subject(), span.millis(frame.to())))
                .sorted(Comparator.comparingLong(Wait::millis).reversed())
                .limit(3)
                .toList();
        return new Segment(stage.stage(), own.length(), waited, longest);
    }
}
