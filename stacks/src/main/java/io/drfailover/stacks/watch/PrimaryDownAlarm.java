package io.drfailover.stacks.watch;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.cloudwatch_composite_alarm.CloudwatchCompositeAlarm;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * The decision of the primary region: the database has fallen silent and the load balancer does not serve. Never one of
 * them: a failover on one weak signal splits the brain. And never both by silence: the load balancer must say so.
 */
final class PrimaryDownAlarm extends Construct {
    PrimaryDownAlarm(Construct scope, String id, Config config) {
        super(scope, id);
        String balancer = config.loadBalancerAlarms().stream()
                .map(PrimaryDownAlarm::rings)
                .collect(Collectors.joining(" OR ", "(", ")"));
        Hcl.named(
                CloudwatchCompositeAlarm.Builder.create(this, "alarm")
                        .alarmName(config.name())
                        .alarmDescription(
                                "The primary region is down: its database is silent and its load balancer says that it does not serve. Never one of the two alone. Calls the failover function in the DR region. A bonus that may die with this region: the DR region decides by itself. To keep it from ringing: aws cloudwatch disable-alarm-actions --alarm-names %s, here and for the alarm of the same name in the DR region. It stays so until enable-alarm-actions: no deployment takes that back."
                                        .formatted(config.name()))
                        .actionsEnabled(config.armed())
                        .alarmRule("%s AND %s".formatted(rings(config.databaseAlarm()), balancer))
                        .alarmActions(config.topics().stream().map(Topic::arn).toList())
                        .tags(Tags.name(config.name()))
                        .dependsOn(
                                Stream.concat(config.topics().stream().map(Topic::ready), Stream.of(config.listener()))
                                        .toList())
                        .lifecycle(TerraformResourceLifecycle.builder()
                                // A deployment must not arm what a person has disarmed.
                                .ignoreChanges(List.of("actions_enabled"))
                                .build())
                        .build(),
                "primary_down");
    }

    private static String rings(String alarm) {
        return "ALARM(\"%s\")".formatted(alarm);
    }

    /**
     * What is decided, from what.
     *
     * @param armed whether it calls from its first deployment on
     * @param topics what is told when it rings
     * @param listener the function's subscription, which must be there before
     */
    record Config(
            String name,
            boolean armed,
            String databaseAlarm,
            List<String> loadBalancerAlarms,
            List<Topic> topics,
            ITerraformDependable listener) {}
}
