package io.drfailover.stacks.settings;

/**
 * The Lambda function.
 *
 * @param memoryMegabytes memory; processors come in proportion
 * @param ephemeralStorageMegabytes room in {@code /tmp}
 * @param reservedConcurrency invocations kept free for it, and the most that run at once
 * @param retries how often Lambda invokes again after an error
 * @param logRetentionDays how long its log is kept
 * @param readinessSchedule when it checks that a failover could start, as EventBridge Scheduler writes it
 */
public record FunctionSettings(
        int memoryMegabytes,
        int ephemeralStorageMegabytes,
        int reservedConcurrency,
        int retries,
        int logRetentionDays,
        String readinessSchedule) {}
