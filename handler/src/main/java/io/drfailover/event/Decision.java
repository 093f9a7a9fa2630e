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
     * The evidence for a failover is looked at, and may lead to one.
     *
     * @param alarm what proposes it
     */
    record Examine(Trigger.Alarm alarm) implements Decision {}

    /**
     * An alarm that is no longer news: people are told, nothing is looked at.
     *
     * @param alarm which
     * @param rangAt when it went into ALARM
     */
    record Late(Trigger.Alarm alarm, Instant rangAt) implements Decision {}

    /**
     * A failover that a person ordered and confirmed.
     *
     * @param cause in words
     */
    record Failover(String cause) implements Decision {}

    /**
     * A parked run goes on.
     *
     * @param run which
     * @param epoch who parked it
     */
    record Resume(String run, int epoch) implements Decision {}

    /** Whatever was left lying goes on. */
    record PickUp() implements Decision {}

    /** A look at everything that a failover needs; changes nothing. */
    record Evaluate() implements Decision {}

    /** A look at the primary, for its metrics; changes nothing. */
    record Probe() implements Decision {}

    /**
     * A person's control.
     *
     * @param control which
     */
    record Obey(Control control) implements Decision {}

    /**
     * Nothing at all.
     *
     * @param reason for the answer
     */
    record Nothing(String reason) implements Decision {}

    /**
     * Decides. Only a fresh alarm in state ALARM, an approval, or a command that names the replica can lead to a failover.
     *
     * @param replicaId the replica that a command must name
     * @param now the time of the invocation
     * @throws EventException if a command names another one
     */
    static Decision of(Trigger trigger, String replicaId, Instant now) {
        if (trigger instanceof Trigger.Alarm alarm) {
            return ofAlarm(alarm, now);
        }
        if (trigger instanceof Trigger.FailoverCommand command) {
            requireReplica(command.confirm(), replicaId);
            return new Failover(command.summary());
        }
        if (trigger instanceof Control control) {
            if (control instanceof Control.Abort abort) {
                requireReplica(abort.confirm(), replicaId);
            }
            return new Obey(control);
        }
        if (trigger instanceof Trigger.Continuation continuation) {
            return new Resume(continuation.run(), continuation.epoch());
        }
        if (trigger instanceof Trigger.Watchdog) {
            return new PickUp();
        }
        return trigger instanceof Trigger.Probe ? new Probe() : new Evaluate();
    }

    private static void requireReplica(String confirm, String replicaId) {
        if (!confirm.equals(replicaId)) {
            throw new EventException(
                    "the command confirms \"" + confirm + "\" but the replica is \"" + replicaId + "\"",
                    "repeat it with \"confirm\": \"" + replicaId + "\" if that is meant; nothing was changed",
                    null);
        }
    }

    private static Decision ofAlarm(Trigger.Alarm alarm, Instant now) {
        if (alarm.state() != AlarmState.ALARM) {
            return new Nothing("alarm \"" + alarm.name() + "\" is " + alarm.state() + ", nothing to do");
        }
        return alarm.changedAt()
                .filter(changed -> changed.isBefore(now.minus(OLDEST_ALARM)))
                .<Decision>map(changed -> new Late(alarm, changed))
                .orElseGet(() -> new Examine(alarm));
    }
}
