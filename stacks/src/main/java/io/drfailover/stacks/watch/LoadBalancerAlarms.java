package io.drfailover.stacks.watch;

import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarm;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarmMetricQuery;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarmMetricQueryMetric;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import io.drfailover.stacks.settings.DetectionSettings;
import io.drfailover.stacks.settings.PrimaryLoadBalancerSettings;
import io.drfailover.stacks.settings.StackSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * Whether the primary load balancer still serves: it has no healthy target, or it answers with errors of its own. The
 * metrics and when they are reported: "CloudWatch metrics for your Application Load Balancer". A Network Load Balancer
 * passes connections on and makes no answers, so it has the first alarm only.
 */
final class LoadBalancerAlarms extends Construct {
    private static final int MINUTE = 60;
    /** Half of all answers; a total outage is 100. */
    private static final int ERROR_PERCENT = 50;

    private final Config config;
    private final List<String> names = new ArrayList<>();

    LoadBalancerAlarms(Construct scope, String id, Config config) {
        super(scope, id);
        this.config = config;
        add(
                "no_healthy_target",
                common("no-healthy-target", config.names().noHealthyTarget())
                        .alarmDescription(
                                "The primary load balancer has no healthy target. The maximum is looked at: every zone of the load balancer counts for itself, and one zone without targets is no outage. Missing data is breaching: the metric is there as long as targets are registered, so silence means that they or the load balancer are gone. Alone it only notifies.")
                        .namespace(balancer().speaksHttp() ? "AWS/ApplicationELB" : "AWS/NetworkELB")
                        .metricName("HealthyHostCount")
                        .dimensions(Map.of(
                                "LoadBalancer", balancer().name(),
                                "TargetGroup", balancer().targetGroup()))
                        .statistic("Maximum")
                        .comparisonOperator("LessThanThreshold")
                        .threshold(1)
                        .period(MINUTE)
                        .treatMissingData("breaching")
                        .build());
        if (balancer().speaksHttp()) {
            add(
                    "load_balancer_errors",
                    common("errors", config.names().loadBalancerErrors())
                            .alarmDescription(
                                    "Half or more of the primary load balancer's answers are its own 5xx: it reaches no target, or none answers in time. A share, because a few errors are normal under load; the larger of errors and requests is the whole, because a request for which no target could be chosen is not counted as a request. Missing data is not breaching: errors are reported only when there are any. Alone it only notifies.")
                            .metricQuery(List.of(
                                    counter("errors", "HTTPCode_ELB_5XX_Count"),
                                    counter("requests", "RequestCount"),
                                    CloudwatchMetricAlarmMetricQuery.builder()
                                            .id("share")
                                            .label("percent of answers that are errors")
                                            .expression("100 * errors / MAX([errors, FILL(requests, 0)])")
                                            .returnData(true)
                                            .build()))
                            .comparisonOperator("GreaterThanOrEqualToThreshold")
                            .threshold(ERROR_PERCENT)
                            .treatMissingData("notBreaching")
                            .build());
        }
    }

    private CloudwatchMetricAlarm.Builder common(String id, String name) {
        DetectionSettings detection = config.settings().detection();
        return CloudwatchMetricAlarm.Builder.create(this, id)
                .alarmName(name)
                .evaluationPeriods(detection.periods())
                .datapointsToAlarm(detection.datapoints())
                .alarmActions(List.of(config.topic().arn()))
                .okActions(List.of(config.topic().arn()))
                .dependsOn(List.of(config.topic().ready()))
                .tags(Tags.name(name));
    }

    private CloudwatchMetricAlarmMetricQuery counter(String id, String metric) {
        return CloudwatchMetricAlarmMetricQuery.builder()
                .id(id)
                .metric(CloudwatchMetricAlarmMetricQueryMetric.builder()
                        .namespace("AWS/ApplicationELB")
                        .metricName(metric)
                        .dimensions(Map.of("LoadBalancer", balancer().name()))
                        .period(MINUTE)
                        .stat("Sum")
                        .build())
                .build();
    }

    private void add(String address, CloudwatchMetricAlarm alarm) {
        names.add(Hcl.named(alarm, address).getAlarmName());
    }

    private PrimaryLoadBalancerSettings balancer() {
        return config.settings().primary().loadBalancer();
    }

    /** For the decision's rule; references, so that the alarms exist before. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** What is watched, what the alarms are called, and who is told. */
    record Config(StackSettings settings, AlarmNames names, Topic topic) {}
}
