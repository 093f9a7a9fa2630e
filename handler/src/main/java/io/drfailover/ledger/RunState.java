package io.drfailover.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;

/** State of a run or of one of its stages. */
public enum RunState {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("failed")
    FAILED
}
