package io.drfailover.drill.installation;

import io.drfailover.drill.aws.EmulatedAws;
import io.drfailover.drill.scheduler.EmulatedScheduler;
import io.drfailover.drill.scheduler.Schedule;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything that ticks in an installation, in compressed time: the schedules, and CloudWatch's look at the alarms. */
public final class Clockwork implements AutoCloseable {
    private final EmulatedAws aws;
    private final EmulatedScheduler scheduler;
    private final String probe;
    private final Duration minute;

    private Clockwork(EmulatedAws aws, EmulatedScheduler scheduler, String probe, Duration minute) {
        this.aws = aws;
        this.scheduler = scheduler;
        this.probe = probe;
        this.minute = minute;
    }

    /**
     * Sets the schedules going. Alarms are not looked at yet.
     *
     * @param minute how long a minute lasts
     * @param metrics what AWS reports of the primary, from the first moment on
     * @param target what a schedule does when it fires
     */
    public static Clockwork start(
            EmulatedAws aws,
            Installation installation,
            PrimaryMetrics metrics,
            Duration minute,
            Consumer<Schedule> target)
            throws IOException {
        Schedule probe = installation.probe();
        metrics.healthy();
        return new Clockwork(
                aws, EmulatedScheduler.start(installation.schedules(), minute, target), probe.name(), minute);
    }

    /**
     * Lets CloudWatch look at the alarms from now on. The probe should have run for a while: an alarm for which missing
     * data is bad rings otherwise, as it does in AWS in the first minutes after a deployment.
     */
    public void lookAtAlarms() {
        aws.alarms().evaluateEvery(minute);
    }

    /** How many probes were sent. */
    public int probes() {
        return scheduler.fired(probe);
    }

    /** Why a schedule could not fire; empty as long as all could. */
    public Optional<String> failure() {
        return scheduler.failure();
    }

    /** Stops time. */
    @Override
    public void close() {
        scheduler.close();
        aws.alarms().evaluateNever();
    }
}
