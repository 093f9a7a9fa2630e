package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.ITerraformDependable;
import io.drfailover.contract.ProbeMetric;
import io.drfailover.stacks.account.Names;
import io.drfailover.stacks.settings.StackSettings;
import io.drfailover.stacks.standby.Signal.Bound;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/**
 * What can be seen of the primary from the DR region, one alarm for each sight. None of them counts the database's
 * connections or queries: a database that nobody uses answers, replicates and keeps up like a busy one.
 */
final class PrimarySignals extends Construct {
    static final String LOAD_BALANCER_SILENT = "-load-balancer-silent";
    static final String DATABASE_UNREACHABLE = "-database-unreachable";
    static final String REPLICATION_BROKEN = "-replication-broken";
    static final String REPLICA_LAG = "-replica-lag";

    private static final String UNMEASURED =
            "Missing data is good: a probe that did not run, or could not look, says nothing about the primary; %s-probe-missing"
                    + " tells of that. ";
    private static final String ALONE = "Only notifies: the failover takes a second signal, see %s.";

    private final StackSettings settings;
    private final Names names;
    private final Window minutes;
    private final Topic topic;
    private final List<ITerraformDependable> alarms = new ArrayList<>();

    PrimarySignals(Construct scope, String id, StackSettings settings, Topic topic) {
        super(scope, id);
        this.settings = settings;
        this.names = Names.of(settings);
        this.minutes = Window.of(settings.detection());
        this.topic = topic;
        alarms.add(loadBalancer().alarm());
        alarms.add(database().alarm());
        alarms.add(replication().alarm());
        alarms.add(lag().alarm());
    }

    private Signal loadBalancer() {
        return probed(
                LOAD_BALANCER_SILENT,
                ProbeMetric.LOAD_BALANCER_ANSWERS,
                "The primary's URL, asked from %s, did not answer below 500 within %d ms in %s. One good answer makes a minute"
                                .formatted(
                                        settings.region(),
                                        settings.detection().httpTimeout().toMillis(),
                                        minutes)
                        + " good (below 1 of the largest), and one bad minute is a deployment or a lost packet. ");
    }

    private Signal database() {
        return probed(
                        DATABASE_UNREACHABLE,
                        ProbeMetric.DATABASE_REACHABLE,
                        "The primary database, from %s, did not accept a TCP connection within %d ms in %s. No login, no query: an"
                                        .formatted(
                                                settings.region(),
                                                settings.detection()
                                                        .connectTimeout()
                                                        .toMillis(),
                                                minutes)
                                + " idle database accepts connections like a busy one. A restart takes a minute or two. ")
                .onlyWhen(StandbyVariables.HAS_DATABASE_HOST);
    }

    private Signal replication() {
        return probed(
                REPLICATION_BROKEN,
                ProbeMetric.REPLICATION_HEALTHY,
                "The replica %s says itself, in %s, that it does not replicate. An idle primary replicates, too; a replica that"
                                .formatted(settings.replica().id(), minutes)
                        + " is restarting or being changed is not asked. ");
    }

    /** The metric of RDS itself: it comes once a minute even while the function cannot run. */
    private Signal lag() {
        int limit = settings.detection().replicaLagSeconds();
        return new Signal(
                this,
                id(REPLICA_LAG),
                topic,
                new Signal.Config(
                        names.with(REPLICA_LAG),
                        Metric.replica("ReplicaLag", settings),
                        Bound.above(limit),
                        minutes,
                        MissingData.GOOD,
                        ("The replica %s was more than %d s behind in %s; so much would be lost. When the"
                                                + " primary's region is dead, this grows from the moment of the failure. An idle PostgreSQL shows up to 300 s, because it closes its log only"
                                                + " every five minutes: hence no limit below 360. -1, no replication, is no lag and stays"
                                                + " below the limit: %s tells of that, and only of a replica that is up. Missing"
                                                + " data is good: a replica that restarts measures nothing, and an alarm that"
                                                + " lasted beyond its data would wait for ever for a second one. ")
                                        .formatted(
                                                settings.replica().id(), limit, minutes, names.with(REPLICATION_BROKEN))
                                + ALONE.formatted(names.primaryDown())));
    }

    private Signal probed(String suffix, ProbeMetric metric, String meaning) {
        return new Signal(
                this,
                id(suffix),
                topic,
                new Signal.Config(
                        names.with(suffix),
                        Metric.probe(metric, settings),
                        Bound.below(1),
                        minutes,
                        MissingData.GOOD,
                        meaning + UNMEASURED.formatted(names.name()) + ALONE.formatted(names.primaryDown())));
    }

    private static String id(String suffix) {
        return suffix.substring(1);
    }

    List<ITerraformDependable> alarms() {
        return List.copyOf(alarms);
    }
}
