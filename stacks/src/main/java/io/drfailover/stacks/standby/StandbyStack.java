package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.TerraformStack;
import io.drfailover.contract.FunctionAlias;
import io.drfailover.stacks.account.Account;
import io.drfailover.stacks.account.Names;
import io.drfailover.stacks.hcl.RegionalProvider;
import io.drfailover.stacks.hcl.StateBackend;
import io.drfailover.stacks.settings.StackSettings;
import io.drfailover.stacks.standby.permissions.FunctionPermissions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import software.constructs.Construct;

/**
 * What stands in the DR region before the disaster. Deploying it is the whole installation: afterwards the function is
 * armed. Nothing that it does at run time needs the primary region.
 */
public final class StandbyStack extends TerraformStack {
    /** The stack's id, and the name of its folder in the synthesized output. */
    public static final String ID = "standby";

    /**
     * An alarm's event that waited longer is no longer news. Three attempts of 15 minutes, one and two minutes apart, begin
     * within it. The event with which a run invokes the function again is an event like any other.
     */
    private static final Duration OLDEST_ALARM = Duration.ofHours(1);
    /** By then the next probe has looked. */
    private static final Duration OLDEST_PROBE = Duration.ofMinutes(1);

    private final StackSettings settings;
    private final Names names;
    private final Account account;

    public StandbyStack(Construct scope, StackSettings settings) {
        super(scope, ID);
        this.settings = settings;
        this.names = Names.of(settings);
        StateBackend.configure(
                this, new StateBackend.Config(settings.stateBucket(), ID + ".tfstate", settings.region()));
        RegionalProvider.configure(this, settings, new RegionalProvider.Config(settings.region(), ID, settings));
        new StandbyVariables(this, "variables", settings.primary());
        this.account = new Account(this, "account", settings.region());

        Key key = new Key(this, "key", names, account);
        Bucket bucket = new Bucket(this, "bucket", settings.bucket(), key);
        Topic topic = new Topic(
                this,
                "topic",
                new Topic.Config(names, account, key, settings.notifications().emails()));
        new ServiceLinkedRoles(this, "service-linked-roles", settings.serviceLinkedRoles());
        Roles roles = new Roles(this, "roles", settings, account);
        LogGroup log = log("log", names.logGroup(), "function");
        log("cluster-log", names.clusterLogGroup(settings.cluster().name()), "cluster");
        Function function = function(key, bucket, topic, roles, log);
        Entrance live = new Entrance(
                this,
                "live",
                new Entrance.Config(
                        function,
                        FunctionAlias.LIVE,
                        "What rings: the alarm, the watch stack's topic, the watchdog, the readiness check, people",
                        settings.function().retries(),
                        OLDEST_ALARM,
                        topic.arn()));
        Entrance probe = new Entrance(
                this,
                "probe",
                new Entrance.Config(
                        function, FunctionAlias.PROBE, "What only looks, once a minute", 0, OLDEST_PROBE, null));
        Schedules schedules = new Schedules(
                this,
                "schedules",
                new Schedules.Config(
                        names, account, probe, live, settings.function().readinessSchedule()));
        PrimaryDown alarm = alarms(topic, function, live);
        Dashboard dashboard = new Dashboard(this, "dashboard", settings, account);

        Map<StandbyOutput, String> outputs = new EnumMap<>(StandbyOutput.class);
        outputs.put(StandbyOutput.FUNCTION_NAME, function.name());
        outputs.put(StandbyOutput.FUNCTION_ARN, live.arn());
        outputs.put(StandbyOutput.PROBE_ARN, probe.arn());
        outputs.put(StandbyOutput.FUNCTION_ROLE_ARN, roles.functionArn());
        outputs.put(StandbyOutput.CLUSTER_ROLE_ARN, roles.clusterArn());
        outputs.put(StandbyOutput.NODE_ROLE_ARN, roles.nodeArn());
        outputs.put(StandbyOutput.BUCKET, bucket.name());
        outputs.put(StandbyOutput.TOPIC_ARN, topic.arn());
        outputs.put(StandbyOutput.ALARM_NAME, alarm.name());
        outputs.put(StandbyOutput.PROBE_SCHEDULE_NAME, schedules.probeName());
        outputs.put(StandbyOutput.READINESS_SCHEDULE_NAME, schedules.readinessName());
        outputs.put(StandbyOutput.WATCHDOG_SCHEDULE_NAME, schedules.watchdogName());
        outputs.put(StandbyOutput.LOG_GROUP_NAME, log.name());
        outputs.put(StandbyOutput.DASHBOARD_NAME, dashboard.name());
        new StandbyOutputs(this, "outputs", outputs);
    }

    private Function function(Key key, Bucket bucket, Topic topic, Roles roles, LogGroup log) {
        Artifacts artifacts = new Artifacts(this, "artifacts", settings, bucket);
        FunctionPermissions permissions = new FunctionPermissions(
                this,
                "permissions",
                new FunctionPermissions.Config(
                        names.function(),
                        account,
                        settings,
                        roles.function(),
                        bucket.arn(),
                        key.arn(),
                        topic.arn(),
                        roles.clusterArn(),
                        roles.nodeArn(),
                        log.arn()));
        return new Function(
                this,
                "function",
                new Function.Config(
                        names,
                        settings.function(),
                        log,
                        roles.functionArn(),
                        bucket.name(),
                        artifacts.function(),
                        FunctionEnvironment.of(
                                settings, artifacts, roles, new FunctionEnvironment.Places(bucket.name(), topic.arn())),
                        permissions.attachments()));
    }

    private LogGroup log(String id, String name, String address) {
        return new LogGroup(
                this, id, new LogGroup.Config(name, address, settings.function().logRetentionDays()));
    }

    private PrimaryDown alarms(Topic topic, Function function, Entrance live) {
        Invokers invokers = new Invokers(
                this,
                "invokers",
                new Invokers.Config(
                        names,
                        account,
                        function.name(),
                        live,
                        settings.primary().region()));
        PrimarySignals signals = new PrimarySignals(this, "primary-signals", settings, topic);
        new FunctionSignals(this, "function-signals", settings, topic);
        new ReadinessSignals(this, "readiness-signals", settings, topic);
        return new PrimaryDown(
                this,
                "primary-down",
                new PrimaryDown.Config(
                        names, settings.detection().armed(), signals.alarms(), topic, live, invokers.alarm()));
    }
}
