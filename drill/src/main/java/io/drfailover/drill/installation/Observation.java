package io.drfailover.drill.installation;

import io.drfailover.drill.aws.AlarmState;
import io.drfailover.drill.aws.TopicMessage;
import io.drfailover.drill.lambda.Invocation;
import java.time.Instant;
import java.util.List;

/**
 * What was seen of an installation before anything was verified.
 *
 * @param installation what was looked at
 * @param peaceful the alarms at the end of the peace
 * @param messagesInPeace what the topics published until then
 * @param plans what terraform would have done to the stacks in peace
 * @param brokeAt when the primary broke
 * @param changes what the alarms did from then on
 * @param probes every probe that began after everything had become quiet, and ended until time was stopped; those before
 *     come all at once to cold sandboxes
 * @param probesUntilAlarm how many were sent between the break and the composite alarm, or the end of the watch
 * @param problems what the schedules and the metrics stumbled over
 */
public record Observation(
        Installation installation,
        List<AlarmState> peaceful,
        List<TopicMessage> messagesInPeace,
        List<InstalledStack.PlanAfter> plans,
        Instant brokeAt,
        List<AlarmWatch.Change> changes,
        List<Invocation> probes,
        int probesUntilAlarm,
        List<String> problems) {
    /** What CloudWatch calls an alarm that rings. */
    public static final String ALARM = "ALARM";

    public Observation {
        peaceful = List.copyOf(peaceful);
        messagesInPeace = List.copyOf(messagesInPeace);
        plans = List.copyOf(plans);
        changes = List.copyOf(changes);
        probes = List.copyOf(probes);
        problems = List.copyOf(problems);
    }

    /** The alarms that rang after the break, in order. */
    public List<AlarmWatch.Change> rang() {
        return changes.stream().filter(change -> change.state().equals(ALARM)).toList();
    }
}
