package io.drfailover.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;

/** State of a run or of one of its stages. */
public enum RunState {
    /** An invocation works on it, as long as its lease is renewed. */
    @JsonProperty("running")
    RUNNING,
    /** Between two invocations: the next one goes on with it. */
    @JsonProperty("parked")
    PARKED,
    @JsonProperty("succeeded")
    SUCCEEDED,
    /** The latest attempt failed; another one may go on with it. */
    @JsonProperty("failed")
    FAILED,
    /** A limit was reached; only a person's confirmed command goes on with it. Never a stage's state. */
    @JsonProperty("given_up")
    GIVEN_UP,
    /** A person ended it; only a person's confirmed command goes on with it. Never a stage's state. */
    @JsonProperty("aborted")
    ABORTED
}
