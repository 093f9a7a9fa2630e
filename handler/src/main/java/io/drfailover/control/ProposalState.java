package io.drfailover.control;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a proposal. */
public enum ProposalState {
    /** It waits for a person, until it expires. */
    @JsonProperty("open")
    OPEN,
    @JsonProperty("approved")
    APPROVED,
    /** The evidence no longer confirmed it when it was to be approved automatically. */
    @JsonProperty("withdrawn")
    WITHDRAWN
}
