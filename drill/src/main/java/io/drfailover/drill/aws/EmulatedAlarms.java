package io.drfailover.drill.aws;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * CloudWatch's alarms. A change of state fires the alarm's actions and evaluates the composite alarms above it. Alarms are
 * evaluated from their metrics only after {@link #evaluateEvery}; until then they change only by {@link #set}.
 */
public final class EmulatedAlarms {
    private final EmulatorControl control;

    EmulatedAlarms(EmulatorControl control) {
        this.control = control;
    }

    /**
     * Creates or replaces an alarm on the database's connections, and puts it into state OK.
     *
     * @param actionArn the function or the topic to which a change to ALARM goes
     */
    public void put(String region, String name, String actionArn) {
        control.query(
                "monitoring",
                region,
                Map.ofEntries(
                        Map.entry("Action", "PutMetricAlarm"),
                        Map.entry("Version", "2010-08-01"),
                        Map.entry("AlarmName", name),
                        Map.entry("AlarmActions.member.1", actionArn),
                        Map.entry("Namespace", "AWS/RDS"),
                        Map.entry("MetricName", "DatabaseConnections"),
                        Map.entry("Statistic", "Sum"),
                        Map.entry("Period", "60"),
                        Map.entry("EvaluationPeriods", "3"),
                        Map.entry("Threshold", "1"),
                        Map.entry("ComparisonOperator", "LessThanThreshold"),
                        Map.entry("TreatMissingData", "breaching")));
        set(region, name, "OK", "the drill: all is well");
    }

    /**
     * Changes an alarm's state ({@code OK}, {@code ALARM}, {@code INSUFFICIENT_DATA}); its actions fire if that is new.
     *
     * @throws EmulatedAwsException when there is no such alarm
     */
    public void set(String region, String name, String state, String reason) {
        control.query(
                "monitoring",
                region,
                Map.of(
                        "Action", "SetAlarmState",
                        "Version", "2010-08-01",
                        "AlarmName", name,
                        "StateValue", state,
                        "StateReason", reason));
    }

    /**
     * Evaluates every metric alarm of every region from now on, in compressed time.
     *
     * @param minute how long 60 seconds of an alarm's period last; at least 100 ms. A datapoint counts for the
     *     (compressed) period in which its timestamp lies, so whoever reports a metric once a minute reports it once in
     *     this time.
     */
    public void evaluateEvery(Duration minute) {
        control.put("/drill/alarms", Map.of("periodSeconds", EmulatedAws.seconds(minute)));
    }

    /** Leaves alarms alone again: from its return on, none changes by itself. */
    public void evaluateNever() {
        control.put("/drill/alarms", Collections.singletonMap("periodSeconds", null));
    }

    /** Returns every alarm of every region, metric and composite. */
    public List<AlarmState> all() {
        return control.list("/drill/alarms", AlarmState::of);
    }

    /**
     * Returns an alarm's state.
     *
     * @throws NoSuchElementException when the region has no such alarm; names those that there are
     */
    public AlarmState state(String region, String name) {
        List<AlarmState> alarms = all();
        return alarms.stream()
                .filter(alarm -> alarm.region().equals(region) && alarm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no alarm " + name + " in " + region + "; there are "
                        + alarms.stream()
                                .map(alarm -> alarm.region() + "/" + alarm.name())
                                .toList()));
    }

    /** Returns what alarms and topics could not deliver so far, in order. */
    public List<UndeliveredAction> undelivered() {
        return control.list("/drill/undelivered", UndeliveredAction::of);
    }
}
