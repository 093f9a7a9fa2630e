package io.drfailover;

import com.fasterxml.jackson.databind.JsonNode;

/** Answers events; for the life of a sandbox. */
@FunctionalInterface
interface Answering {
    /**
     * Answers an event.
     *
     * @throws FailoverException if it is not understood, or ends in a failure
     */
    JsonNode answer(Request request);
}
