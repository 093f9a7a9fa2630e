package io.drfailover.drill.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** The function, as Lambda sees it. */
@FunctionalInterface
interface Function {
    /**
     * Answers an event.
     *
     * @param limit after which Lambda kills it
     */
    JsonNode answer(String event, String requestId, Duration limit);
}
