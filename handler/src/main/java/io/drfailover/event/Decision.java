package io.drfailover.event;

import java.time.Duration;
import java.time.Instant;

/** What an event leads to. */
public sealed interface Decision {
    /**
     * An alarm that changed longer ago is no longer news. SNS goes on for 23 days to deliver to a function that could not
     * be reached (Amazon SNS Developer Guide, "Message delivery retries"); what it says then may have been over for weeks.
     */
    Duration OLDEST_ALARM = Duration.ofHours(1);

    /**
     * A failover.
     *
     * @param confirmed a person named the replica
     */
    record Failover(boolean confirmed) implements Decision {}

    /**
     * A parked run goes on.
     *
     * @param run which
     * @param epoch who parked it
     */
    record Resume(String run, int epoch) implements Decision {}

    /** Whatever was left lying goes on. */
    record PickUp() implements Decision {}

    /** A look at the prerequisites; changes nothing. */
    record Check() implements Decision {}

    /** A look at the primary, for its metrics; changes nothing. */
    record Probe() implements Decision {}

    /**
     * Nothing at all.
     *
     * @param reason for the answer
     */
    record Nothing(String reason) implements Decision {}

    /**
     * Decides. Only a fresh alarm in state ALARM or a command that names the replica leads to a failover.
     *
     * @param replicaId the replica that a command must name
     * @param now the time of the invocation
     * @throws EventException if a command names another one
     */
    static Decision of(Trigger trigger, String replicaId, Instant now) {
        if (trigger instanceof Trigger.Alarm alarm) {
            return ofAlarm(alarm, replicaId, now);
        }
        if (trigger instanceof Trigger.FailoverCommand command) {
            if (!command.confirm().equals(replicaId)) {
                throw new EventException(
                        "the command confirms \"" + command.confirm() + "\" but the replica is \"" + replicaId + "\"",
                        "repeat it with \"confirm\": \"" + replicaId + "\" if that is meant; nothing was changed",
                        null);
            }
            return new Failover(true);
        }
        if (trigger instanceof Trigger.Continuation continuation) {
            return new Resume(continuation.run(), continuation.epoch());
        }
        if (trigger instanceof Trigger.Watchdog) {
            return new PickUp();
        }
        return trigger instanceof Trigger.Probe ? new Probe() : new Check();
    }

    private static Decision ofAlarm(Trigger.Alarm alarm, String replicaId, Instant now) {
        if (alarm.state() != AlarmState.ALARM) {
            return new Nothing("alarm \"" + alarm.name() + "\" is " + alarm.state() + ", nothing to do");
        }
        boolean late = alarm.changedAt()
                .filter(changed -> changed.isBefore(now.minus(OLDEST_ALARM)))
                .isPresent();
        return late
                ? new Nothing("alarm \"" + alarm.name() + "\" rang at "
                        + alarm.changedAt().orElseThrow()
                        + ", which is too long ago to act on; if it is still true, send {\"action\": \"failover\","
                        + " \"confirm\": \"" + replicaId + "\"}")
                : new Failover(false);
    }
}
