package io.drfailover.drill.timeline;

import io.drfailover.contract.TimelineField;
import io.drfailover.drill.timeline.Span.Ending;
import java.util.ArrayList;
import java.util.List;

/** All spans so far. Thread-safe: the function's log fills it while a view draws it. */
public final class Timeline {
    private final List<Span> stages = new ArrayList<>();
    private final List<Span> waits = new ArrayList<>();
    private final List<TimelineEvent> notes = new ArrayList<>();

    /** Takes one more event; an end without a beginning is dropped. */
    public synchronized void add(TimelineEvent event) {
        switch (event.kind()) {
            case TimelineField.EVENT_STAGE_STARTED -> stages.add(start(event, ""));
            case TimelineField.EVENT_STAGE_FINISHED -> end(stages, event, "", Ending.FINISHED);
            case TimelineField.EVENT_STAGE_FAILED -> end(stages, event, "", Ending.FAILED);
            case TimelineField.EVENT_STAGE_PARKED -> end(stages, event, "", Ending.PARKED);
            case TimelineField.EVENT_WAIT_STARTED -> waits.add(start(event, event.subject()));
            case TimelineField.EVENT_WAIT_FINISHED -> end(waits, event, event.subject(), Ending.FINISHED);
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

    /** The stages of that name, in the order of their starts: one for each invocation that worked on it. */
    public synchronized List<Span> stages(String name) {
        return stages.stream().filter(span -> span.stage().equals(name)).toList();
    }

    /** An invocation in that sandbox has ended, and with it whatever was going on there. */
    public synchronized void invocationEnded(int sandbox, long atMillis) {
        for (List<Span> spans : List.of(stages, waits)) {
            spans.replaceAll(span -> span.open() && span.sandbox() == sandbox && span.startMillis() <= atMillis
                    ? span.ended(atMillis, Ending.CUT)
                    : span);
        }
    }

    private static Span start(TimelineEvent event, String subject) {
        return Span.begun(event.stage(), subject, event.sandbox(), event.atMillis());
    }

    /** The last lines of an invocation may be read after its end was known: what was cut then had ended before. */
    private static void end(List<Span> spans, TimelineEvent event, String subject, Ending how) {
        for (int i = spans.size() - 1; i >= 0; i--) {
            Span span = spans.get(i);
            if ((span.open() || (span.ending() == Ending.CUT && event.atMillis() <= span.millisOfEnd()))
                    && span.sandbox() == event.sandbox()
                    && span.stage().equals(event.stage())
                    && span.subject().equals(subject)) {
                spans.set(i, span.ended(event.atMillis(), how));
                return;
            }
        }
    }
}
