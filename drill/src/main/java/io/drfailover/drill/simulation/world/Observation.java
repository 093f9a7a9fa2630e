package io.drfailover.drill.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Something that happened in the world, as the world knows it and not as the function believes it. */
public sealed interface Observation {
    /** RDS accepted to promote. */
    record PromotionAccepted(Sandbox by) implements Observation {}

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
     * @param before what was there, or null
     */
    record Recorded(Sandbox by, @Nullable JsonNode before, JsonNode after) implements Observation {}

    /** Something was written where people look. */
    record Stored(String where, String content) implements Observation {}

    /** People were told. */
    record Told(String subject, String text) implements Observation {}

    /** The function answered. */
    record Answered(Sandbox by, JsonNode answer) implements Observation {}

    /** What a run changes. */
    enum Part {
        RDS,
        TERRAFORM,
        HELM
    }
}
