package io.drfailover.event;

import java.time.Instant;
import java.util.Optional;

/** What invoked the function. */
public sealed interface Trigger
        permits Trigger.Alarm,
                Trigger.Continuation,
                Trigger.Watchdog,
                Trigger.Evaluation,
                Trigger.Probe,
                Trigger.FailoverCommand,
                Control {
    /** For logs and the ledger; never a secret. */
    String summary();

    /**
     * A CloudWatch alarm, metric or composite.
     *
     * @param name the alarm's name
     * @param arn its ARN, which tells its region; "" when the event does not say it
     * @param state ALARM, OK or INSUFFICIENT_DATA
     * @param reason CloudWatch's words
     * @param path how it came: direct, sns or eventbridge
     * @param changedAt when it went into this state; empty when the event does not say it legibly
     */
    record Alarm(String name, String arn, AlarmState state, String reason, String path, Optional<Instant> changedAt)
            implements Trigger {
        @Override
        public String summary() {
            return "alarm \"" + name + "\" is " + state + " (" + path + ")";
        }
    }

    /**
     * {@code {"action": "resume", "run": "...", "epoch": n}}: the function invoked itself to go on with a run.
     *
     * @param run which
     * @param epoch who parked it
     */
    record Continuation(String run, int epoch) implements Trigger {
        @Override
        public String summary() {
            return "continuation of run " + run + ", epoch " + epoch;
        }
    }

    /** {@code {"action": "resume"}}: the schedule asks whether a run was left lying. */
    record Watchdog() implements Trigger {
        @Override
        public String summary() {
            return "watchdog";
        }
    }

    /** {@code {"test": true}} and {@code {"action": "evaluate"}}: look, change nothing. */
    record Evaluation() implements Trigger {
        @Override
        public String summary() {
            return "evaluate";
        }
    }

    /** {@code {"action": "probe"}}: look at the primary and measure. */
    record Probe() implements Trigger {
        @Override
        public String summary() {
            return "probe";
        }
    }

    /**
     * A person's order.
     *
     * @param confirm must name the replica
     * @param by who, or "" if the order does not say it
     */
    record FailoverCommand(String confirm, String by) implements Trigger {
        @Override
        public String summary() {
            return "failover command" + (by.isEmpty() ? "" : " by " + by) + ", confirmed with \"" + confirm + "\"";
        }
    }
}
