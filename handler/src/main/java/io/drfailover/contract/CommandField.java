package io.drfailover.contract;

/** Fields that a command may carry beside {@code action}. */
public enum CommandField {
    CONFIRM("confirm", "must be the replica's identifier, RDS_REPLICA_ID"),
    BY("by", "who orders it, for the record"),
    REASON("reason", "why, for the record"),
    RUN("run", "id of the run"),
    EPOCH("epoch", "which invocation parked the run, a whole number above zero"),
    CODE("code", "the one-time code of the proposal's message");

    /** In characters. Longer texts are nobody's name or reason, and would fill messages and records. */
    public static final int LONGEST = 500;

    private final String fieldName;
    private final String description;

    CommandField(String fieldName, String description) {
        this.fieldName = fieldName;
        this.description = description;
    }

    /** The name in JSON. */
    public String fieldName() {
        return fieldName;
    }

    /** One line for people. */
    public String description() {
        return description;
    }
}
