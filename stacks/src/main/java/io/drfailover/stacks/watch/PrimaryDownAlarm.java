package io.drfailover.stacks.watch;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.cloudwatch_composite_alarm.CloudwatchCompositeAlarm;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * The decision of the primary region: the database has fallen silent and the load balancer does not serve. Never one of
 * them: a failover on one weak signal splits the brain.
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
                                "The primary region is down: its database is silent and its load balancer does not serve. Never one of the two alone. Calls the failover function in the DR region. A bonus that may die with this region: the DR region decides by itself.")
                        .alarmRule("%s AND %s".formatted(rings(config.databaseAlarm()), balancer))
                        .alarmActions(config.topics().stream().map(Topic::arn).toList())
                        .tags(Tags.name(config.name()))
                        .dependsOn(
                                Stream.concat(config.topics().stream().map(Topic::ready), Stream.of(config.listener()))
                                        .toList())
                        .build(),
                "primary_down");
    }

    private static String rings(String alarm) {
        return "ALARM(\"%s\")".formatted(alarm);
    }

    /**
     * What is decided, from what.
     *
     * @param topics what is told when it rings
     * @param listener the function's subscription, which must be there before
     */
    record Config(
            String name,
            String databaseAlarm,
            List<String> loadBalancerAlarms,
            List<Topic> topics,
            ITerraformDependable listener) {}
}
