package io.drfailover.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * What is to be confirmed.
 *
 * @param alarmName the alarm that rang, or "" when nobody but a person suspects anything
 * @param alarmArn its ARN, which tells its region; "" if the event did not say it
 * @param since when it rang
 */
public record Suspicion(String alarmName, String alarmArn, Optional<Instant> since) {}
