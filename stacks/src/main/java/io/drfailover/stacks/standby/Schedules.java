package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import com.hashicorp.cdktf.providers.aws.scheduler_schedule.SchedulerSchedule;
import com.hashicorp.cdktf.providers.aws.scheduler_schedule.SchedulerScheduleFlexibleTimeWindow;
import com.hashicorp.cdktf.providers.aws.scheduler_schedule.SchedulerScheduleTarget;
import com.hashicorp.cdktf.providers.aws.scheduler_schedule.SchedulerScheduleTargetRetryPolicy;
import com.hashicorp.cdktf.providers.aws.scheduler_schedule_group.SchedulerScheduleGroup;
import io.drfailover.contract.FunctionAlias;
import io.drfailover.stacks.account.Account;
import io.drfailover.stacks.account.Names;
import io.drfailover.stacks.account.PolicyDocument;
import io.drfailover.stacks.account.Statement;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * The clock: the probe every minute, the readiness check as the settings say, and every minute the watchdog, which takes up
 * a run that nobody works on. Without such a run it only reads, like the other two.
 */
final class Schedules extends Construct {
    private static final String SCHEDULER = "scheduler.amazonaws.com";

    private final ServiceRole role;
    private final SchedulerScheduleGroup group;
    private final List<ITerraformDependable> allowed;
    private final SchedulerSchedule probe;
    private final SchedulerSchedule readiness;
    private final SchedulerSchedule watchdog;

    Schedules(Construct scope, String id, Config config) {
        super(scope, id);
        Names names = config.names();
        group = Hcl.named(
                SchedulerScheduleGroup.Builder.create(this, "group")
                        .name(names.scheduleGroup())
                        .tags(Tags.name(names.scheduleGroup()))
                        .build(),
                "dr");
        role = role(names, config.account());
        allowed = List.of(permission(names, config.account()));
        // Tried once: the next one comes in a minute, and a late one would be counted as that one.
        probe = schedule(
                "probe",
                new Plan(
                        names.with("-probe"),
                        "Looks at the primary",
                        "rate(1 minute)",
                        config.probe().arn(),
                        "{\"action\":\"probe\"}",
                        0,
                        Duration.ofMinutes(1)));
        readiness = schedule(
                "readiness",
                new Plan(
                        names.with("-readiness"),
                        "Checks that a failover could begin",
                        config.readiness(),
                        config.live().arn(),
                        "{\"test\":true}",
                        3,
                        Duration.ofHours(1)));
        // Through the alias of the failover, because what it takes up is one. Tried once, like the probe.
        watchdog = schedule(
                "watchdog",
                new Plan(
                        names.with("-watchdog"),
                        "Takes up a run that nobody works on",
                        "rate(1 minute)",
                        config.live().arn(),
                        "{\"action\":\"resume\"}",
                        0,
                        Duration.ofMinutes(1)));
    }

    /** By name: a document that asked the aliases would be unknown whenever they follow a new version. */
    private IamRolePolicy permission(Names names, Account account) {
        String function = "function:" + names.function() + ":";
        PolicyDocument both = new PolicyDocument(
                this,
                "permissions",
                "schedule",
                Statement.allow("InvokeBothAliases", "lambda:InvokeFunction")
                        .on(
                                account.arn("lambda", function + FunctionAlias.PROBE),
                                account.arn("lambda", function + FunctionAlias.LIVE)));
        return Hcl.named(
                IamRolePolicy.Builder.create(this, "invocation")
                        .name("invoke-both-aliases")
                        .role(role.role().getName())
                        .policy(both.json())
                        .build(),
                "schedule");
    }

    /** Only for schedules of our group ("Confused deputy prevention", Amazon EventBridge Scheduler User Guide). */
    private ServiceRole role(Names names, Account account) {
        return new ServiceRole(
                this,
                "role",
                new ServiceRole.Config(
                        "schedule",
                        names.scheduleRole(),
                        SCHEDULER,
                        "Invokes the failover function on schedule",
                        trust -> trust.when("StringEquals", "aws:SourceAccount", account.number())
                                .when(
                                        "ArnEquals",
                                        "aws:SourceArn",
                                        account.arn("scheduler", "schedule-group/" + names.scheduleGroup())),
                        Map.of()));
    }

    private SchedulerSchedule schedule(String name, Plan plan) {
        return Hcl.named(
                SchedulerSchedule.Builder.create(this, name)
                        .name(plan.name())
                        .description(plan.description())
                        .groupName(group.getName())
                        .scheduleExpression(plan.rate())
                        .flexibleTimeWindow(SchedulerScheduleFlexibleTimeWindow.builder()
                                .mode("OFF")
                                .build())
                        .target(SchedulerScheduleTarget.builder()
                                .arn(plan.target())
                                .roleArn(role.arn())
                                .input(plan.event())
                                .retryPolicy(SchedulerScheduleTargetRetryPolicy.builder()
                                        .maximumRetryAttempts(plan.retries())
                                        .maximumEventAgeInSeconds(plan.oldest().toSeconds())
                                        .build())
                                .build())
                        .dependsOn(allowed)
                        .build(),
                name);
    }

    String probeName() {
        return probe.getName();
    }

    String readinessName() {
        return readiness.getName();
    }

    String watchdogName() {
        return watchdog.getName();
    }

    private record Plan(
            String name, String description, String rate, String target, String event, int retries, Duration oldest) {}

    /** Which clock rings which alias. */
    record Config(Names names, Account account, Entrance probe, Entrance live, String readiness) {}
}
