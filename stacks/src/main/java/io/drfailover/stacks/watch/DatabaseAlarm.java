package io.drfailover.stacks.watch;

import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarm;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import io.drfailover.stacks.settings.StackSettings;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * Whether the primary database has fallen silent. RDS sends its instance metrics every minute while an instance runs
 * ("Monitoring Amazon RDS metrics with Amazon CloudWatch"); free storage is one that every engine has, and whose value
 * no load and no idleness can bring to the threshold: only its absence counts.
 *
 * <p>Not {@code DatabaseConnections}: an idle night has none, and looks like a dead database then.
 */
final class DatabaseAlarm extends Construct {
    private static final int MINUTE = 60;

    private final CloudwatchMetricAlarm alarm;

    DatabaseAlarm(Construct scope, String id, Config config) {
        super(scope, id);
        StackSettings settings = config.settings();
        int minutes = settings.detection().periods();
        alarm = Hcl.named(
                CloudwatchMetricAlarm.Builder.create(this, "silent")
                        .alarmName(config.name())
                        .alarmDescription(
                                "The primary database %s has sent no metric for %d minutes. Free storage is never below 0, so only missing data raises this alarm: RDS sends it every minute while the instance runs, however idle it is (connections may be 0 on a quiet night, and are not looked at). All of %d minutes, because a restart or a failover within the region is silent for one to three. Alone it only notifies."
                                        .formatted(settings.primary().database().id(), minutes, minutes))
                        .namespace("AWS/RDS")
                        .metricName("FreeStorageSpace")
                        .dimensions(Map.of(
                                "DBInstanceIdentifier",
                                settings.primary().database().id()))
                        .statistic("Minimum")
                        .comparisonOperator("LessThanThreshold")
                        .threshold(0)
                        .period(MINUTE)
                        .evaluationPeriods(minutes)
                        .datapointsToAlarm(minutes)
                        .treatMissingData("breaching")
                        .alarmActions(List.of(config.topic().arn()))
                        .okActions(List.of(config.topic().arn()))
                        .dependsOn(List.of(config.topic().ready()))
                        .tags(Tags.name(config.name()))
                        .build(),
                "database_silent");
    }

    /** For the decision's rule; a reference, so that the alarm exists before. */
    String name() {
        return alarm.getAlarmName();
    }

    /** What is watched, the alarm's name, and who is told. */
    record Config(StackSettings settings, String name, Topic topic) {}
}
