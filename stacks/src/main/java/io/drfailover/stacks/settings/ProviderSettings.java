package io.drfailover.stacks.settings;

/**
 * How the AWS provider behaves.
 *
 * @param maxRetries how often a failed AWS call is tried again, with growing pauses
 * @param ignoreTags tags that somebody else sets, and that it leaves alone
 */
public record ProviderSettings(int maxRetries, IgnoredTags ignoreTags) {}
