package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarm;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarmMetricQuery;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarmMetricQueryMetric;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import java.util.List;
import software.constructs.Construct;

/** One alarm of one metric. It tells people and rings nothing: that takes two of them. */
final class Signal extends Construct {
    private final CloudwatchMetricAlarm alarm;

    Signal(Construct scope, String id, Topic topic, Config config) {
        super(scope, id);
        var builder = CloudwatchMetricAlarm.Builder.create(this, "alarm")
                .alarmName(config.alarmName())
                .alarmDescription(config.description())
                .comparisonOperator(config.bound().operator())
                .threshold(config.bound().threshold())
                .datapointsToAlarm(config.minutes().bad())
                .evaluationPeriods(config.minutes().looked())
                .treatMissingData(config.missing().word())
                .alarmActions(List.of(topic.arn()))
                .tags(Tags.name(config.alarmName()))
                .dependsOn(List.of(topic.ready()));
        if (config.formula().isEmpty()) {
            builder.namespace(config.metric().namespace())
                    .metricName(config.metric().name())
                    .dimensions(config.metric().sortedDimensions())
                    .statistic(config.metric().statistic())
                    .period(Minutes.SECONDS);
        } else {
            builder.metricQuery(List.of(measured(config.metric()), computed(config)));
        }
        if (config.minutes().looked() > 1) {
            // The end of a single bad minute is no news.
            builder.okActions(List.of(topic.arn()));
        }
        alarm = Hcl.named(builder.build(), id.replace('-', '_'));
    }

    private static CloudwatchMetricAlarmMetricQuery measured(Metric metric) {
        return CloudwatchMetricAlarmMetricQuery.builder()
                .id("measured")
                .metric(CloudwatchMetricAlarmMetricQueryMetric.builder()
                        .namespace(metric.namespace())
                        .metricName(metric.name())
                        .dimensions(metric.sortedDimensions())
                        .stat(metric.statistic())
                        .period(Minutes.SECONDS)
                        .build())
                .build();
    }

    private static CloudwatchMetricAlarmMetricQuery computed(Config config) {
        return CloudwatchMetricAlarmMetricQuery.builder()
                .id("judged")
                .expression(config.formula())
                .label(config.metric().name())
                .returnData(true)
                .build();
    }

    /** Makes the alarm only when a condition holds, an expression without braces. */
    Signal onlyWhen(String condition) {
        alarm.addOverride("count", Hcl.expression(condition + " ? 1 : 0"));
        return this;
    }

    ITerraformDependable alarm() {
        return alarm;
    }

    /** A limit that a bad value is beyond. */
    record Bound(String operator, double threshold) {
        static Bound below(double threshold) {
            return new Bound("LessThanThreshold", threshold);
        }

        static Bound above(double threshold) {
            return new Bound("GreaterThanThreshold", threshold);
        }
    }

    /**
     * An alarm.
     *
     * @param formula over the metric {@code measured}; empty: the metric as it is
     * @param missing what a minute without data means
     * @param description for the person whom the alarm wakes: what it means, and why its numbers are what they are
     */
    record Config(
            String alarmName,
            Metric metric,
            String formula,
            Bound bound,
            Minutes minutes,
            MissingData missing,
            String description) {
        Config(String alarmName, Metric metric, Bound bound, Minutes minutes, MissingData missing, String description) {
            this(alarmName, metric, "", bound, minutes, missing, description);
        }
    }
}
