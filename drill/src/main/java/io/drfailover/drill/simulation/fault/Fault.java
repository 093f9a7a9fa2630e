package io.drfailover.drill.simulation.fault;

/** What can go wrong. */
public enum Fault {
    NONE("nothing"),
    CRASH_BEFORE("crash before a call's effect"),
    CRASH_AFTER("crash after a call's effect, before its answer"),
    TIMEOUT_WITHOUT_EFFECT("timeout, call without effect"),
    TIMEOUT_WITH_EFFECT("timeout, call with effect"),
    ANSWER_LOST("answer lost, call repeated by the SDK"),
    THROTTLED("throttled"),
    SERVER_ERROR("server error (5xx)"),
    STALE_READ("stale read"),
    SLOW("slow answer"),
    KILLED_AT_LIMIT("killed at Lambda's limit"),
    DUPLICATE_EVENT("event delivered twice"),
    LATE_EVENT("event late, overtaken by others"),
    LOST_EVENT("self-invocation accepted and lost"),
    SECOND_ALARM("another alarm"),
    LEDGER_UNREACHABLE("ledger unreachable for one sandbox"),
    TRUE_ALARM("alarm while the primary's database was dead"),
    FALSE_ALARM("alarm while the primary's database was well"),
    SOURCE_SILENT("source of evidence slow or without answer"),
    SOURCE_WRONG("source of evidence that misled"),
    HOLD("hold set"),
    RELEASE("hold released"),
    APPROVAL("approval with the right code"),
    LATE_APPROVAL("approval after the proposal had expired"),
    WRONG_CODE("approval with a wrong code"),
    ABORT("abort"),
    ACKNOWLEDGEMENT("acknowledgement of an ended run"),
    EARLY_ACKNOWLEDGEMENT("acknowledgement of a run under way"),
    ORDER("failover ordered by a person"),
    FENCING_HUNG("fencing that hung until its limit"),
    FENCING_FAILED("fencing that was refused");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    public boolean isCrash() {
        return this == CRASH_BEFORE || this == CRASH_AFTER;
    }

    /** Whether the call takes effect all the same. */
    public boolean hasEffect() {
        return switch (this) {
            case CRASH_BEFORE, TIMEOUT_WITHOUT_EFFECT, THROTTLED, SERVER_ERROR -> false;
            default -> true;
        };
    }
}
