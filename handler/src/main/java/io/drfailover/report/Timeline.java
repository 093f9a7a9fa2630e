package io.drfailover.report;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entries;

import io.drfailover.Progress;
import io.drfailover.contract.Stage;
import io.drfailover.contract.TimelineField;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the timeline of a run as structured log lines with the keys of {@link TimelineField}. Thread-safe. */
public final class Timeline implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Timeline.class);

    private final String runId;
    private final InstantSource clock;

    public Timeline(String runId, InstantSource clock) {
        this.runId = runId;
        this.clock = clock;
    }

    public void stageStarted(Stage stage) {
        write(TimelineField.EVENT_STAGE_STARTED, stage, "", "started", null);
    }

    public void stageFinished(Stage stage, Instant since) {
        write(TimelineField.EVENT_STAGE_FINISHED, stage, "", "finished", since);
    }

    /** The cause is not told here: the entry logs it, once. */
    public void stageFailed(Stage stage, Instant since) {
        write(TimelineField.EVENT_STAGE_FAILED, stage, "", "ended with an error", since);
    }

    /** The next invocation goes on with it. */
    public void stageParked(Stage stage, Instant since) {
        write(TimelineField.EVENT_STAGE_PARKED, stage, "", "goes on in the next invocation", since);
    }

    @Override
    public void note(Stage stage, String subject, String message) {
        write(TimelineField.EVENT_NOTE, stage, subject, message, null);
    }

    @Override
    public Wait waiting(Stage stage, String subject, String message) {
        Instant since = clock.instant();
        var open = new AtomicBoolean(true);
        write(TimelineField.EVENT_WAIT_STARTED, stage, subject, message, null);
        return () -> {
            if (open.getAndSet(false)) {
                write(TimelineField.EVENT_WAIT_FINISHED, stage, subject, "done", since);
            }
        };
    }

    private void write(
            String event,
            Stage stage,
            String subject,
            String message,
            @org.jspecify.annotations.Nullable Instant since) {
        Instant now = clock.instant();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(TimelineField.EVENT, event);
        fields.put(TimelineField.RUN, runId);
        fields.put(TimelineField.STAGE, stage.stageName());
        fields.put(TimelineField.AT_MS, now.toEpochMilli());
        if (!subject.isEmpty()) {
            fields.put(TimelineField.SUBJECT, subject);
        }
        if (since != null) {
            fields.put(
                    TimelineField.ELAPSED_MS,
                    java.time.Duration.between(since, now).toMillis());
        }
        LOG.info("{} {}{}", stage.stageName(), subject.isEmpty() ? "" : subject + ": ", message, entries(fields));
    }
}
