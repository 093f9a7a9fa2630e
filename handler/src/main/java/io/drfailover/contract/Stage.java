package io.drfailover.contract;

/** Stages of a run in the order in which they start; their names appear in logs, the ledger, errors and reports. */
public enum Stage {
    CONFIGURATION("configuration"),
    TRIGGER("trigger"),
    BUNDLE("bundle"),
    PROMOTE("promote"),
    INFRASTRUCTURE("infrastructure"),
    APPLICATIONS("applications");

    private final String stageName;

    Stage(String stageName) {
        this.stageName = stageName;
    }

    /** The name that people and files see. */
    public String stageName() {
        return stageName;
    }
}
