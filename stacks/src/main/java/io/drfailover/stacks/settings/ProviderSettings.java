package io.drfailover.stacks.settings;

/**
 * How the AWS provider behaves.
 *
 * @param maxRetries how often a failed AWS call is tried again, with growing pauses
 */
public record ProviderSettings(int maxRetries) {}
