package io.drfailover.contract;

/**
 * Keys of the structured log lines that make up the timeline of a run: one JSON object a line on standard output,
 * with {@link #EVENT} set. Whoever follows a run (the drill, a log query) reads these.
 */
public final class TimelineField {
    /** One of the {@code EVENT_*} values. */
    public static final String EVENT = "timeline";

    /** {@link Stage#stageName()}. */
    public static final String STAGE = "stage";

    /** What is meant within the stage: a terraform address, a release, a database instance. */
    public static final String SUBJECT = "subject";

    /** Milliseconds, on the finishing events. */
    public static final String ELAPSED_MS = "elapsed_ms";

    /** The run's id. */
    public static final String RUN = "run";

    /** When it happened: milliseconds since 1970-01-01T00:00Z. */
    public static final String AT_MS = "at_ms";

    public static final String EVENT_STAGE_STARTED = "stage_started";
    public static final String EVENT_STAGE_FINISHED = "stage_finished";
    public static final String EVENT_STAGE_FAILED = "stage_failed";
    /** The invocation's time is over; the stage goes on in the next one. */
    public static final String EVENT_STAGE_PARKED = "stage_parked";

    /** We wait for AWS or Kubernetes from here: the time until the matching end is theirs, not ours. */
    public static final String EVENT_WAIT_STARTED = "wait_started";

    public static final String EVENT_WAIT_FINISHED = "wait_finished";
    /** Progress in words, in the message. */
    public static final String EVENT_NOTE = "note";

    private TimelineField() {}
}
