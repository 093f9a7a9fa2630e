package io.drfailover.stacks.settings;

import java.time.Duration;

/**
 * The Lambda function.
 *
 * @param memoryMegabytes memory; processors come in proportion
 * @param ephemeralStorageMegabytes room in {@code /tmp}
 * @param reservedConcurrency invocations kept free for it, and the most that run at once
 * @param retries how often Lambda invokes again after an error
 * @param logRetentionDays how long its log is kept
 * @param readinessSchedule how often it checks that a failover would succeed, as EventBridge Scheduler writes it
 */
public record FunctionSettings(
        int memoryMegabytes,
        int ephemeralStorageMegabytes,
        int reservedConcurrency,
        int retries,
        int logRetentionDays,
        String readinessSchedule) {

    /** The time from one check of readiness to the next. */
    public Duration readinessInterval() {
        return Rate.interval(readinessSchedule);
    }
}
