package io.drfailover.event;

/** What invoked the function. */
public sealed interface Trigger {
    /** For logs and the ledger. */
    String summary();

    /**
     * A CloudWatch alarm, metric or composite.
     *
     * @param name the alarm's name
     * @param state ALARM, OK or INSUFFICIENT_DATA
     * @param reason CloudWatch's words
     * @param path how it came: direct, sns or eventbridge
     */
    record Alarm(String name, AlarmState state, String reason, String path) implements Trigger {
        @Override
        public String summary() {
            return "alarm \"" + name + "\" is " + state + " (" + path + ")";
        }
    }

    /** {@code {"test": true}}: look, change nothing. */
    record Test() implements Trigger {
        @Override
        public String summary() {
            return "test";
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
     */
    record FailoverCommand(String confirm) implements Trigger {
        @Override
        public String summary() {
            return "failover command, confirmed with \"" + confirm + "\"";
        }
    }
}
