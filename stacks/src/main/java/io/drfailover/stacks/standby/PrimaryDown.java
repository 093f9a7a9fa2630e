package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformLocal;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.cloudwatch_composite_alarm.CloudwatchCompositeAlarm;
import io.drfailover.stacks.account.Names;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/**
 * The alarm that rings the failover: two of three signals of {@link PrimarySignals}, because a promotion cannot be undone
 * and one signal is easily wrong. Where the database cannot be reached even on a good day, there are only two, and both
 * are needed.
 */
final class PrimaryDown extends Construct {
    private final CloudwatchCompositeAlarm alarm;

    PrimaryDown(Construct scope, String id, Config config) {
        super(scope, id);
        Names names = config.names();
        String loadBalancer = alarm(names, PrimarySignals.LOAD_BALANCER_SILENT);
        String database = alarm(names, PrimarySignals.DATABASE_UNREACHABLE);
        String replication = "(%s OR %s)"
                .formatted(alarm(names, PrimarySignals.REPLICATION_BROKEN), alarm(names, PrimarySignals.REPLICA_LAG));
        local("rule_without_database", both(loadBalancer, replication));
        local(
                "rule_with_database",
                String.join(
                        " OR ",
                        both(loadBalancer, database),
                        both(loadBalancer, replication),
                        both(database, replication)));
        alarm = Hcl.named(
                CloudwatchCompositeAlarm.Builder.create(this, "alarm")
                        .alarmName(names.primaryDown())
                        .alarmDescription(description(names))
                        .actionsEnabled(config.armed())
                        .alarmRule(Hcl.expression(StandbyVariables.HAS_DATABASE_HOST
                                + " ? local.rule_with_database : local.rule_without_database"))
                        .alarmActions(
                                List.of(config.live().arn(), config.topic().arn()))
                        .okActions(List.of(config.topic().arn()))
                        .tags(Tags.name(names.primaryDown()))
                        .dependsOn(before(config))
                        .lifecycle(TerraformResourceLifecycle.builder()
                                // A deployment must not arm what a person has disarmed.
                                .ignoreChanges(List.of("actions_enabled"))
                                .build())
                        .build(),
                "primary_down");
    }

    private static String description(Names names) {
        return ("The primary region is down as seen from here: at least two of load balancer silent, database unreachable,"
                        + " replication broken or far behind (without a database address: load balancer and replication). It invokes"
                        + " the failover, which promotes the replica. To keep it from ringing: aws cloudwatch"
                        + " disable-alarm-actions --alarm-names %1$s, here and for the alarm of the same name in the primary"
                        + " region. It stays so until enable-alarm-actions: no deployment takes that back.")
                .formatted(names.primaryDown());
    }

    /** The signals that it names, which must exist, and all that it rings. */
    private static List<ITerraformDependable> before(Config config) {
        List<ITerraformDependable> before = new ArrayList<>(config.signals());
        before.add(config.allowed());
        before.add(config.topic().ready());
        return before;
    }

    private void local(String name, String rule) {
        Hcl.named(new TerraformLocal(this, name.replace('_', '-'), rule), name);
    }

    private static String alarm(Names names, String suffix) {
        return "ALARM(\"%s\")".formatted(names.with(suffix));
    }

    private static String both(String one, String other) {
        return "(%s AND %s)".formatted(one, other);
    }

    String name() {
        return alarm.getAlarmName();
    }

    /**
     * What it listens to and what it rings.
     *
     * @param armed whether it rings from its first deployment on
     * @param signals the alarms in its rule
     * @param allowed the permission to ring
     */
    record Config(
            Names names,
            boolean armed,
            List<ITerraformDependable> signals,
            Topic topic,
            Entrance live,
            ITerraformDependable allowed) {
        Config {
            signals = List.copyOf(signals);
        }
    }
}
