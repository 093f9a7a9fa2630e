package io.drfailover.drill.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened in the world, as the world knows it and not as the function believes it. */
public sealed interface Observation {
    /**
     * RDS accepted to promote.
     *
     * @param begun when it was asked
     */
    record PromotionAccepted(Sandbox by, Instant begun) implements Observation {}

    /** A person has failed back: there is a new replica of that name. */
    record ReplicaMade() implements Observation {}

    /**
     * The function changed something outside the ledger.
     *
     * @param system which part of the world it changed: RDS, terraform, Helm
     */
    record Changed(Part system, Sandbox by, String what) implements Observation {}

    /** AWS began to make something. */
    record Made(CloudResource resource, Sandbox by) implements Observation {}

    /** Something that was alive is no more. */
    record Destroyed(String what, Sandbox by) implements Observation {}

    /**
     * The record of the current run was written.
     *
     * @param write how it came there
     * @param before what was there, or null
     */
    record Recorded(Sandbox by, Write write, @Nullable JsonNode before, JsonNode after) implements Observation {
        /** Whether another run has taken the place of the one before. */
        public boolean isNewRun() {
            return before == null || !before.path("runId").equals(after.path("runId"));
        }
    }

    /**
     * A proposal was written.
     *
     * @param write how it came there
     * @param before what was there, or null
     */
    record Proposed(Sandbox by, Write write, @Nullable JsonNode before, JsonNode after) implements Observation {
        /** Whether another proposal has taken the place of the one before. */
        public boolean isNew() {
            return before == null || !before.path("id").equals(after.path("id"));
        }
    }

    /** The hold was set or released. */
    record HoldChanged(boolean held) implements Observation {}

    /** The function looked at the evidence; this is what it was shown. */
    record Looked(Sandbox by, Instant at, Map<String, String> sides) implements Observation {
        public Looked {
            sides = Map.copyOf(sides);
        }
    }

    /** The function asked how much data would be lost. */
    record Assessed(Sandbox by, @Nullable Long seconds) implements Observation {}

    /** The primary region was asked to stop the old primary. */
    record FencingTried(Sandbox by) implements Observation {}

    /** The function wants to tell people; whether the topic takes it is another matter. */
    record Telling(Sandbox by, String subject) implements Observation {}

    /** An invocation ended with an error, which Lambda logs. */
    record Failed(Sandbox by, String error) implements Observation {}

    /** A line of the log. */
    record Logged(String line) implements Observation {}

    /** Something was written where people look. */
    record Stored(String where, String content) implements Observation {}

    /** People were told. */
    record Told(String subject, String text) implements Observation {}

    /** The function answered. */
    record Answered(Sandbox by, JsonNode answer) implements Observation {}

    /**
     * A write that the function made.
     *
     * @param begun when its call left the function
     * @param held whether the hold stood then
     */
    record Write(Instant begun, boolean held) {}

    /** What a run changes. */
    enum Part {
        RDS,
        TERRAFORM,
        HELM
    }
}
