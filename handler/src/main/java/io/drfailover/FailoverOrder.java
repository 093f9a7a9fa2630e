package io.drfailover;

/** Whether long waits overlap. Starts are in the same order either way: promote, infrastructure, applications. */
public enum FailoverOrder {
    /** The infrastructure is built while AWS promotes. */
    OVERLAPPED,
    /** Each stage waits for the one before. */
    SEQUENTIAL
}
