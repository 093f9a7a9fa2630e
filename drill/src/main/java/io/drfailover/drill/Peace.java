package io.drfailover.drill;

import io.drfailover.contract.FunctionAlias;
import io.drfailover.contract.ReadinessMetric;
import io.drfailover.drill.aws.AlarmState;
import io.drfailover.drill.installation.Clockwork;
import io.drfailover.drill.installation.Installation;
import io.drfailover.drill.lambda.Invocation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The time after the deployment in which nothing happens, and in which everything must be seen to work. */
final class Peace {
    private static final Duration LIMIT = Duration.ofMinutes(8);
    /** A warm probe of a primary that answers. */
    private static final Duration USUAL = Duration.ofSeconds(5);

    private static final long POLL_MILLIS = 200;
    /** More than any alarm looks back. */
    private static final int ENOUGH_PROBES = 7;

    private static final String OK = "OK";
    private static final String NO_DATA = "INSUFFICIENT_DATA";

    private final Rig rig;
    private final Clockwork clockwork;
    private final Set<String> notEvaluated;

    Peace(Rig rig, Installation installation, Clockwork clockwork) {
        this.rig = rig;
        this.clockwork = clockwork;
        this.notEvaluated = installation.computedAlarms();
    }

    /**
     * Waits until some probes and a readiness check have ended and every alarm is OK; answers the alarms.
     *
     * @throws IOException when that does not come about; the message says what is missing
     */
    List<AlarmState> await() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        boolean looking = false;
        while (true) {
            List<AlarmState> alarms = rig.aws().alarms().all();
            if (!looking && settled()) {
                clockwork.lookAtAlarms();
                looking = true;
            } else if (looking && alarms.stream().allMatch(this::quiet)) {
                return alarms;
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "no peace within " + LIMIT.toSeconds() + " s after the deployment: " + missing(alarms));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** The first ones wait for cold sandboxes; those that came after them are the rule. */
    private boolean settled() {
        long quick = rig.lambda().ended(FunctionAlias.PROBE).stream()
                .filter(probe -> probe.result().answered() && probe.wall().compareTo(USUAL) < 0)
                .count();
        // The watchdog comes through the same alias.
        boolean checked = rig.lambda().ended(FunctionAlias.LIVE).stream()
                .anyMatch(one -> EventOrigin.of(one.event()) == EventOrigin.SCHEDULE);
        // An alarm of silence would ring at the first look if its metric were still on its way.
        boolean measured = rig.metrics().sent().stream()
                .anyMatch(metric -> metric.name().equals(ReadinessMetric.READINESS_SCORE.metricName()));
        return quick >= ENOUGH_PROBES && checked && measured;
    }

    /** An alarm that the emulated CloudWatch cannot evaluate has no data, and is no reason to wait. */
    private boolean quiet(AlarmState alarm) {
        return alarm.value().equals(OK) || (alarm.value().equals(NO_DATA) && notEvaluated.contains(alarm.name()));
    }

    private String missing(List<AlarmState> alarms) {
        List<String> restless = alarms.stream()
                .filter(alarm -> !quiet(alarm))
                .map(alarm -> alarm.name() + " is " + alarm.value() + " (" + alarm.reason() + ")")
                .toList();
        List<Invocation> probes = rig.lambda().ended(FunctionAlias.PROBE);
        String last = probes.isEmpty()
                ? "none has ended"
                : "the last one: " + probes.get(probes.size() - 1).result().message();
        return "alarms " + restless + "; " + clockwork.probes() + " probes were sent, " + last
                + clockwork.failure().map(why -> "; schedules: " + why).orElse("")
                + rig.metrics().failure().map(why -> "; metrics: " + why).orElse("");
    }
}
