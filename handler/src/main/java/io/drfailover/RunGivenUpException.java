package io.drfailover;

import io.drfailover.contract.Stage;

/** A run has reached a limit and was given up. */
public final class RunGivenUpException extends FailoverException {
    private static final long serialVersionUID = 1L;

    RunGivenUpException(Stage stage, String why, String replicaId) {
        super(
                stage,
                "the run was given up: " + why,
                "find out what it waits for, repair that, then send {\"action\": \"failover\", \"confirm\": \""
                        + replicaId + "\"}",
                null);
    }
}
