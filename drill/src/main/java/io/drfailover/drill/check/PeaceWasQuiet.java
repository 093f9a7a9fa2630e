package io.drfailover.drill.check;

import io.drfailover.drill.installation.Observation;

/** An idle installation wakes nobody. */
record PeaceWasQuiet(Observation observation) implements Check {
    @Override
    public String statement() {
        return "nobody was woken while nothing was wrong";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        long woken = observation.messagesInPeace().stream()
                .filter(message -> TopicTold.rings(message.message()))
                .count();
        CheckFailure.unless(woken == 0, woken + " messages of ringing alarms were published in peace");
        return observation.peaceful().size() + " alarms were OK, "
                + observation.messagesInPeace().size() + " messages were published, 0 of a ringing alarm";
    }
}
