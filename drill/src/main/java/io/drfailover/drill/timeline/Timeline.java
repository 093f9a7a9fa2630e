package io.drfailover.drill.timeline;

import io.drfailover.contract.TimelineField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All spans so far. Thread-safe: the function's log fills it while a view draws it. */
public final class Timeline {
    private final List<Span> stages = new ArrayList<>();
    private final List<Span> waits = new ArrayList<>();
    private final List<TimelineEvent> notes = new ArrayList<>();

    /** Takes one more event; an end without a beginning is dropped. */
    public synchronized void add(TimelineEvent event) {
        switch (event.kind()) {
            case TimelineField.EVENT_STAGE_STARTED -> stages.add(start(event, ""));
            case TimelineField.EVENT_STAGE_FINISHED -> end(stages, event, "", false);
            case TimelineField.EVENT_STAGE_FAILED -> end(stages, event, "", true);
            case TimelineField.EVENT_WAIT_STARTED -> waits.add(start(event, event.subject()));
            case TimelineField.EVENT_WAIT_FINISHED -> end(waits, event, event.subject(), false);
            case TimelineField.EVENT_NOTE -> notes.add(event);
            default -> {
                // A newer function may say more than this drill knows.
            }
        }
    }

    /** The stages in the order of their starts. */
    public synchronized List<Span> stages() {
        return List.copyOf(stages);
    }

    /** What was waited for, in the order of the starts. */
    public synchronized List<Span> waits() {
        return List.copyOf(waits);
    }

    /** Progress in words. */
    public synchronized List<TimelineEvent> notes() {
        return List.copyOf(notes);
    }

    /** The stage of that name, if it has started; the last one when it started more than once. */
    public synchronized Optional<Span> stage(String name) {
        return stages.stream().filter(span -> span.stage().equals(name)).reduce((first, second) -> second);
    }

    private static Span start(TimelineEvent event, String subject) {
        return new Span(event.stage(), subject, event.atMillis(), null, false);
    }

    private static void end(List<Span> spans, TimelineEvent event, String subject, boolean failed) {
        for (int i = spans.size() - 1; i >= 0; i--) {
            Span span = spans.get(i);
            if (span.open()
                    && span.stage().equals(event.stage())
                    && span.subject().equals(subject)) {
                spans.set(i, span.ended(event.atMillis(), failed));
                return;
            }
        }
    }
}
