package io.drfailover.event;

/** What an event leads to. */
public sealed interface Decision {
    /**
     * A failover.
     *
     * @param confirmed a person named the replica
     */
    record Failover(boolean confirmed) implements Decision {}

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
     * Decides. Only an alarm in state ALARM or a command that names the replica leads to a failover.
     *
     * @param replicaId the replica that a command must name
     * @throws EventException if a command names another one
     */
    static Decision of(Trigger trigger, String replicaId) {
        if (trigger instanceof Trigger.Alarm alarm) {
            return alarm.state() == AlarmState.ALARM
                    ? new Failover(false)
                    : new Nothing("alarm \"" + alarm.name() + "\" is " + alarm.state() + ", nothing to do");
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
        return trigger instanceof Trigger.Probe ? new Probe() : new Check();
    }
}
