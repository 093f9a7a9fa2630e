package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarm;
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
                .namespace(config.metric().namespace())
                .metricName(config.metric().name())
                .dimensions(config.metric().sortedDimensions())
                .statistic(config.metric().statistic())
                .period(config.window().period().toSeconds())
                .comparisonOperator(config.bound().operator())
                .threshold(config.bound().threshold())
                .datapointsToAlarm(config.window().bad())
                .evaluationPeriods(config.window().looked())
                .treatMissingData(config.missing().word())
                .alarmActions(List.of(topic.arn()))
                .tags(Tags.name(config.alarmName()))
                .dependsOn(List.of(topic.ready()));
        if (config.window().lasting()) {
            builder.okActions(List.of(topic.arn()));
        }
        alarm = Hcl.named(builder.build(), id.replace('-', '_'));
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
     * @param missing what a period without data means
     * @param description for the person whom the alarm wakes: what it means, and why its numbers are what they are
     */
    record Config(
            String alarmName, Metric metric, Bound bound, Window window, MissingData missing, String description) {}
}
