package io.drfailover.evidence;

import io.drfailover.probe.ProbeClients;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Reads the alarm again, in the DR region: one that has gone back to OK speaks against a failover. An alarm of another
 * region is not asked for: its region may be the dead one.
 */
final class AlarmWitness implements Witness {
    private static final int ARN_REGION = 3;

    private final CloudWatchClient cloudWatch;
    private final String region;
    private final InstantSource clock;
    private final AwsQuestion aws = new AwsQuestion("CloudWatch");

    AlarmWitness(CloudWatchClient cloudWatch, String region, InstantSource clock) {
        this.cloudWatch = cloudWatch;
        this.region = region;
        this.clock = clock;
    }

    @Override
    public Source source() {
        return Source.ALARM;
    }

    @Override
    public Duration limit() {
        return ProbeClients.CALL;
    }

    @Override
    public Sighting look(Suspicion suspicion) {
        if (suspicion.alarmName().isEmpty()) {
            return Sighting.silence(Side.UNKNOWN, "is not asked for (none was named)");
        }
        String home = regionOf(suspicion.alarmArn());
        if (!home.isEmpty() && !home.equals(region)) {
            return Sighting.silence(Side.UNKNOWN, "is one of " + home + ", which is not asked");
        }
        // Without the types, CloudWatch shows metric alarms only (API Reference, "DescribeAlarms").
        return aws.ask(() -> judge(cloudWatch.describeAlarms(r ->
                r.alarmNames(suspicion.alarmName()).alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM))));
    }

    @Override
    public Sighting late() {
        return aws.late();
    }

    /** {@code arn:aws:cloudwatch:REGION:ACCOUNT:alarm:NAME}; "" when it is none. */
    private static String regionOf(String arn) {
        String[] parts = arn.split(":", ARN_REGION + 2);
        return parts.length > ARN_REGION ? parts[ARN_REGION] : "";
    }

    private Sighting judge(DescribeAlarmsResponse found) {
        if (found.hasCompositeAlarms() && !found.compositeAlarms().isEmpty()) {
            var alarm = found.compositeAlarms().get(0);
            return judge(alarm.stateValue(), alarm.stateTransitionedTimestamp());
        }
        if (found.hasMetricAlarms() && !found.metricAlarms().isEmpty()) {
            var alarm = found.metricAlarms().get(0);
            return judge(alarm.stateValue(), alarm.stateTransitionedTimestamp());
        }
        return Sighting.answer(Side.UNKNOWN, "is not known to CloudWatch in " + region);
    }

    private Sighting judge(@Nullable StateValue state, @Nullable Instant since) {
        String when = since == null ? "" : " since " + new TimeOfDay(since, clock.instant());
        if (state == StateValue.ALARM) {
            return Sighting.answer(Side.FOR, "is still in ALARM" + when);
        }
        return state == StateValue.OK
                ? Sighting.answer(Side.AGAINST, "has gone back to OK" + when)
                : Sighting.answer(Side.UNKNOWN, "is in " + state + when);
    }
}
