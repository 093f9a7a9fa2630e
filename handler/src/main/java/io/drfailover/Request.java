package io.drfailover;

/**
 * One event as Lambda delivers it.
 *
 * @param event the payload
 * @param requestId Lambda's; the same for all attempts of one event
 * @param functionArn what was invoked, with its alias
 * @param deadline when Lambda kills the invocation
 */
public record Request(String event, String requestId, String functionArn, Deadline deadline) {}
