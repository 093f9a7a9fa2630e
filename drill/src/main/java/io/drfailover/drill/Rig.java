package io.drfailover.drill;

import io.drfailover.drill.aws.AwsRequest;
import io.drfailover.drill.aws.EmulatedAws;
import io.drfailover.drill.aws.Fault;
import io.drfailover.drill.cluster.Cluster;
import io.drfailover.drill.installation.Installation;
import io.drfailover.drill.lambda.EmulatedLambda;
import io.drfailover.drill.lambda.FunctionPackage;
import io.drfailover.drill.lambda.FunctionSettings;
import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.lambda.InvocationWebhook;
import io.drfailover.drill.metrics.MetricExtraction;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.world.Scenario;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that runs during a drill: the emulated services, what stands in them, the function. Closing ends all of it.
 */
public final class Rig implements AutoCloseable {
    private final List<Fault> faults = new ArrayList<>();
    private final Parts parts;
    private final Services services;
    private final Scratch scratch;
    private final Standing standing;
    private final MetricExtraction metrics;
    private final EmulatedLambda lambda;

    /**
     * Puts the function into what stands, and starts it.
     *
     * @param parts ends everything, what was started before as well
     */
    Rig(Parts parts, Services services, Scratch scratch, Standing standing) throws IOException, InterruptedException {
        this.parts = parts;
        this.services = services;
        this.scratch = scratch;
        this.standing = standing;
        this.metrics = parts.keep(new MetricExtraction(
                metric -> services.aws().metrics().report(services.scenario().drRegion(), metric.asQuery())));
        this.lambda = parts.keep(new EmulatedLambda(
                standing.settings(), standing.function(), scratch, this::written, standing.destination()));
        lambda.start();
        InvocationWebhook webhook = parts.keep(InvocationWebhook.start(
                (arn, event) -> lambda.enqueue(arn, EventOrigin.of(event).words(), event)));
        services.aws().webhook(webhook.uri());
    }

    /** The emulated AWS. */
    public EmulatedAws aws() {
        return services.aws();
    }

    /** The cluster that the emulated EKS hands out. */
    public Cluster cluster() {
        return services.cluster();
    }

    /** What was there before the disaster. */
    public World world() {
        return standing.world();
    }

    /** The stacks that terraform applied; empty where the world was seeded by hand. */
    public Optional<Installation> installation() {
        return standing.installation();
    }

    /** The private folder of this drill. */
    public Scratch scratch() {
        return scratch;
    }

    /** What the function wrote. */
    public Path functionLog() {
        return log().file();
    }

    /** The metrics that the function wrote. */
    public MetricExtraction metrics() {
        return metrics;
    }

    /** Who runs the function. */
    public EmulatedLambda lambda() {
        return lambda;
    }

    /** How the function is configured. */
    public FunctionSettings settings() {
        return standing.settings();
    }

    FunctionLog log() {
        return services.log();
    }

    FunctionPackage function() {
        return standing.function();
    }

    Parts parts() {
        return parts;
    }

    /** Adds a fault to those that stand before the emulated AWS. */
    public void addFault(Fault fault) {
        faults.add(fault);
        aws().faults(List.copyOf(faults));
    }

    /** Every request for the primary region fails from now on. Answers the last request before. */
    long darkenPrimary() {
        addFault(Fault.dark(world().scenario().primaryRegion()));
        return lastRequest();
    }

    /** The sequence number of the newest request to AWS. */
    public long lastRequest() {
        return aws().requests().stream().mapToLong(AwsRequest::sequence).max().orElse(0);
    }

    /** The alarm goes to ALARM and CloudWatch invokes the function; waits for the end of that invocation. */
    Invocation ringAlarm(Duration limit) throws IOException, InterruptedException {
        Scenario scenario = world().scenario();
        aws().alarms()
                .set(
                        scenario.drRegion(),
                        scenario.alarmName(),
                        "ALARM",
                        "the drill: " + scenario.primaryRegion() + " does not answer any more");
        return awaitAlarmed(limit);
    }

    /** Waits for the end of the invocation that an alarm makes, retries included; {@code limit} is for each. */
    Invocation awaitAlarmed(Duration limit) throws IOException, InterruptedException {
        Invocation last = alarmed(limit);
        int retries = settings().delivery(standing.alarmedAlias()).retries();
        for (int attempt = 1; !last.result().answered() && attempt <= retries; attempt++) {
            last = alarmed(limit);
        }
        return last;
    }

    /** The alarm recovers and rings a second time. */
    public Invocation ringAlarmAgain(Duration limit) throws IOException, InterruptedException {
        Scenario scenario = world().scenario();
        aws().alarms().set(scenario.drRegion(), scenario.alarmName(), "OK", "the drill: a moment's peace");
        return ringAlarm(limit);
    }

    /** Ends everything, last started first. */
    @Override
    public void close() {
        parts.close();
    }

    /** Schedules may invoke the same alias; they are not meant. */
    private Invocation alarmed(Duration limit) throws IOException, InterruptedException {
        Invocation next = lambda.awaitInvocation(standing.alarmedAlias(), limit);
        while (EventOrigin.of(next.event()) != EventOrigin.ALARM) {
            next = lambda.awaitInvocation(standing.alarmedAlias(), limit);
        }
        return next;
    }

    private void written(String line) {
        log().accept(line);
        metrics.accept(line);
    }
}
