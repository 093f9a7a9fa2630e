package io.drfailover.drill;

import io.drfailover.drill.aws.AlarmState;
import io.drfailover.drill.installation.Clockwork;
import io.drfailover.drill.installation.Installation;
import io.drfailover.drill.lambda.Invocation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The time after the deployment in which nothing happens, and in which everything must be seen to work. */
final class Peace {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 200;
    private static final int ENOUGH_PROBES = 3;
    private static final String OK = "OK";

    private final Rig rig;
    private final Clockwork clockwork;

    Peace(Rig rig, Clockwork clockwork) {
        this.rig = rig;
        this.clockwork = clockwork;
    }

    /**
     * Waits until some probes and a readiness check have ended and every alarm is OK; answers the alarms.
     *
     * @throws IOException when that does not come about; the message says what is missing
     */
    List<AlarmState> await() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            List<AlarmState> alarms = rig.aws().alarms().all();
            if (alarms.stream().allMatch(alarm -> alarm.value().equals(OK))
                    && rig.lambda().ended(Installation.PROBE).size() >= ENOUGH_PROBES
                    && !rig.lambda().ended(Installation.LIVE).isEmpty()) {
                return alarms;
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "no peace within " + LIMIT.toSeconds() + " s after the deployment: " + missing(alarms));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private String missing(List<AlarmState> alarms) {
        List<String> restless = alarms.stream()
                .filter(alarm -> !alarm.value().equals(OK))
                .map(alarm -> alarm.name() + " is " + alarm.value() + " (" + alarm.reason() + ")")
                .toList();
        List<Invocation> probes = rig.lambda().ended(Installation.PROBE);
        String last = probes.isEmpty()
                ? "none has ended"
                : "the last one: " + probes.get(probes.size() - 1).result().message();
        return "alarms " + restless + "; " + clockwork.probes() + " probes were sent, " + last
                + clockwork.failure().map(why -> "; schedules: " + why).orElse("")
                + rig.metrics().failure().map(why -> "; metrics: " + why).orElse("");
    }
}
