package io.drfailover.drill.run;

import io.drfailover.contract.Stage;
import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.run.Row.Resume;
import io.drfailover.drill.timeline.Span;
import io.drfailover.drill.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Makes the report's rows of a run's invocations: who worked, and what each resume cost. */
public final class Rows {
    private final Timeline timeline;

    /** With what the function said. */
    public Rows(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The rows, in the order of the starts. */
    public List<Row> of(PlayedRun run) {
        List<Row> rows = new ArrayList<>();
        OptionalLong predecessorsEnd = OptionalLong.empty();
        for (Invocation invocation : run.invocations()) {
            long start = invocation.startedAt().toEpochMilli();
            long end = invocation.endedAt().toEpochMilli();
            boolean worked = spans(invocation).findAny().isPresent();
            Resume resume = Resume.none();
            if (worked) {
                if (predecessorsEnd.isPresent()) {
                    resume = new Resume(
                            Math.max(0, start - predecessorsEnd.getAsLong()), firstUseful(invocation) - start);
                }
                predecessorsEnd = OptionalLong.of(end);
            }
            rows.add(new Row(
                    rows.size() + 1,
                    invocation.origin(),
                    invocation.attempt(),
                    invocation.sandbox(),
                    start,
                    end,
                    InvocationEnd.of(invocation),
                    worked,
                    resume));
        }
        return List.copyOf(rows);
    }

    /** When it began to promote, build or install; so that the difference is negative where it never did. */
    private long firstUseful(Invocation invocation) {
        return spans(invocation)
                .filter(span -> !span.stage().equals(Stage.BUNDLE.stageName()))
                .mapToLong(Span::startMillis)
                .min()
                .orElse(invocation.startedAt().toEpochMilli() - 1);
    }

    private Stream<Span> spans(Invocation invocation) {
        long start = invocation.startedAt().toEpochMilli();
        long end = invocation.endedAt().toEpochMilli();
        return timeline.stages().stream()
                .filter(span -> span.sandbox() == invocation.sandbox()
                        && span.startMillis() >= start
                        && span.startMillis() <= end);
    }
}
