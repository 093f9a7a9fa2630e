package io.drfailover.evidence;

/** Who has the last word on an alarm that the evidence confirms. */
public enum ApprovalMode {
    /** Nobody: the run begins. */
    AUTOMATIC,
    /** A person, with the code of the proposal's message. */
    REQUIRED
}
