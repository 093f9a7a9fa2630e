package io.drfailover.stacks.watch;

import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import io.drfailover.contract.FunctionAlias;
import io.drfailover.stacks.account.Account;
import io.drfailover.stacks.account.Names;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.RegionalProvider;
import io.drfailover.stacks.hcl.StateBackend;
import io.drfailover.stacks.settings.StackSettings;
import java.util.List;
import software.constructs.Construct;

/**
 * The view from inside the primary region, where CloudWatch knows more than a probe from outside: whether the database
 * still sends metrics, whether the load balancer has a healthy target. When both are lost, the function in the DR
 * region is called through SNS. A bonus: alarms, topics and the delivery between regions may die with the region, so
 * the standby stack's own signals never depend on them.
 */
public final class WatchStack extends TerraformStack {
    /** The stack's id, and the name of its folder in the synthesized output. */
    public static final String ID = "watch";

    public WatchStack(Construct scope, StackSettings settings) {
        super(scope, ID);
        String region = settings.primary().region();
        StateBackend.configure(
                this, new StateBackend.Config(settings.stateBucket(), ID + ".tfstate", settings.region()));
        RegionalProvider.configure(this, settings, new RegionalProvider.Config(region, ID, settings));
        Account account = new Account(this, "account", region);
        Names shared = Names.of(settings);
        AlarmNames names = AlarmNames.of(shared);
        List<String> alarms = names.arns(account, region);

        String watch = shared.with("-watch");
        TopicKey key = new TopicKey(this, "key", new TopicKey.Config(account, watch, alarms));
        Topic notices = new Topic(this, "notices", new Topic.Config(account, watch, "notices", key.arn(), alarms));
        Topic primaryDown = new Topic(
                this,
                "primary-down",
                new Topic.Config(
                        account,
                        shared.primaryDown(),
                        "primary_down",
                        key.arn(),
                        List.of(account.alarm(region, names.primaryDown()))));
        Subscriptions subscriptions = new Subscriptions(
                this,
                "subscriptions",
                new Subscriptions.Config(
                        primaryDown.arn(),
                        account.function(settings.region(), shared.function(), FunctionAlias.LIVE),
                        notices.arn(),
                        settings.notifications().emails()));
        alarms(settings, names, notices, primaryDown, subscriptions);
        output(
                "topic_arn",
                "Topic that calls the function; only the composite alarm publishes there.",
                primaryDown.arn());
        output("alarm_name", "Composite alarm of the primary region.", names.primaryDown());
    }

    private void alarms(
            StackSettings settings, AlarmNames names, Topic notices, Topic primaryDown, Subscriptions subscriptions) {
        DatabaseAlarm database = new DatabaseAlarm(
                this, "database", new DatabaseAlarm.Config(settings, names.databaseSilent(), notices));
        LoadBalancerAlarms loadBalancer =
                new LoadBalancerAlarms(this, "load-balancer", new LoadBalancerAlarms.Config(settings, names, notices));
        new PrimaryDownAlarm(
                this,
                "decision",
                new PrimaryDownAlarm.Config(
                        names.primaryDown(),
                        settings.detection().armed(),
                        database.name(),
                        loadBalancer.names(),
                        List.of(primaryDown, notices),
                        subscriptions.ready()));
    }

    private void output(String name, String description, String value) {
        Hcl.named(
                TerraformOutput.Builder.create(this, name.replace('_', '-'))
                        .description(description)
                        .value(value)
                        .build(),
                name);
    }
}
