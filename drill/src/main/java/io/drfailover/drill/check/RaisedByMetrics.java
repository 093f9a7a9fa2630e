package io.drfailover.drill.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.drill.installation.AlarmWatch;
import io.drfailover.drill.installation.Observation;
import java.util.List;

/** Nobody set an alarm's state by hand: the probe measured, the signals rang, the decision followed. */
record RaisedByMetrics(Observation observation) implements Check {
    private static final int SIGNALS = 2;

    @Override
    public String statement() {
        return "what the probe measured raised the alarm, and the alarm invoked the function";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, JsonProcessingException {
        String decision = evidence.rig().world().scenario().alarmName();
        boolean byHand = evidence.rig().aws().requests().stream()
                .anyMatch(request -> request.action().equals("SetAlarmState"));
        CheckFailure.unless(!byHand, "somebody called SetAlarmState");
        List<String> rang =
                observation.rang().stream().map(AlarmWatch.Change::alarm).toList();
        // By the clock of CloudWatch: whoever lists the alarms while they change sees them in another order.
        long signals = observation.rang().stream()
                .filter(change -> change.alarm().equals(decision))
                .findFirst()
                .map(last -> observation.rang().stream()
                        .filter(change -> !change.composite() && !change.at().isAfter(last.at()))
                        .count())
                .orElse(0L);
        CheckFailure.unless(
                signals >= SIGNALS,
                "before " + decision + " at least " + SIGNALS + " signals must ring; rang: " + rang);
        // The first one: those that followed were invoked by the function itself.
        String named = new ObjectMapper()
                .readTree(evidence.run().invocations().get(0).event())
                .at("/alarmData/alarmName")
                .asText();
        CheckFailure.unless(named.equals(decision), "the function was invoked by " + named);
        return "%d metrics from the function's log; rang: %s; %d probes between break and decision"
                .formatted(
                        evidence.rig().metrics().sent().size(),
                        String.join(", ", rang),
                        observation.probesUntilAlarm());
    }
}
