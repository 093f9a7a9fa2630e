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
import io.drfailover.drill.lambda.InvocationResult;
import io.drfailover.drill.lambda.InvocationWebhook;
import io.drfailover.drill.lambda.TooManyInvocationsException;
import io.drfailover.drill.metrics.MetricExtraction;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.timeline.Timeline;
import io.drfailover.drill.trouble.Throttling;
import io.drfailover.drill.trouble.Trouble;
import io.drfailover.drill.world.Scenario;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Everything that runs during a drill: the emulated services, what stands in them, the function. Closing ends all of it.
 */
public final class Rig implements AutoCloseable {
    /** Signs what a function without a role of its own asks AWS for; nobody else uses it. */
    static final String FUNCTION_KEY = "function";

    private final List<Fault> faults = new ArrayList<>();
    private final Parts parts;
    private final Services services;
    private final Scratch scratch;
    private final Standing standing;
    private final MetricExtraction metrics;
    private final EmulatedLambda lambda;
    private final Trouble trouble;
    private final Optional<SandboxKiller> killer;
    private final AtomicBoolean alarmed = new AtomicBoolean();

    /**
     * Puts the function into what stands, and starts it.
     *
     * @param parts ends everything, what was started before as well
     * @param trouble what the function must cope with
     */
    Rig(Parts parts, Services services, Scratch scratch, Standing standing, Trouble trouble)
            throws IOException, InterruptedException {
        this.parts = parts;
        this.services = services;
        this.scratch = scratch;
        this.standing = standing;
        this.trouble = trouble;
        this.metrics = parts.keep(new MetricExtraction(
                metric -> services.aws().metrics().report(services.scenario().drRegion(), metric.asQuery())));
        this.lambda = parts.keep(new EmulatedLambda(
                standing.settings(),
                standing.function(),
                scratch,
                this::written,
                new ToldInvocations(services.log()),
                standing.destination()));
        this.killer = trouble.killPoint()
                .map(point -> new SandboxKiller(point, trouble.victims(), lambda, words -> services.log()
                        .say("drill", words, System.currentTimeMillis())));
        lambda.start();
        InvocationWebhook webhook = parts.keep(InvocationWebhook.start(new Events()));
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

    /** The alias that alarms and people invoke. */
    public String alias() {
        return standing.alarmedAlias();
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

    /** Everything that the function and its children asked AWS for after a request, by the key that signed. */
    public List<AwsRequest> ofTheFunctionSince(long sequence) {
        String key = settings().surroundings().get("AWS_ACCESS_KEY_ID");
        return aws().requestsSince(sequence).stream()
                .filter(request -> request.accessKeyId().equals(key))
                .toList();
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

    /** What the function said about its stages and waits. */
    public Timeline timeline() {
        return log().timeline();
    }

    /** Who got the SIGKILL that was asked for, in words; empty as long as nobody did. */
    public Optional<String> kill() {
        return killer.flatMap(SandboxKiller::carriedOut);
    }

    /** From now on AWS refuses a part of what it is asked in the DR region; until {@link #calm}. */
    void throttle() {
        Throttling.of(world().scenario().drRegion()).forEach(this::addFault);
    }

    /** AWS answers the DR region's requests again; the primary stays dark. */
    void calm() {
        faults.removeAll(Throttling.of(world().scenario().drRegion()));
        aws().faults(List.copyOf(faults));
    }

    /** Watches what the alarmed alias does, from now on. */
    RunWatch watchRuns() {
        return new RunWatch(lambda, settings(), standing.alarmedAlias());
    }

    /** The alarm goes to ALARM, and CloudWatch invokes the function. */
    void ringAlarm() {
        Scenario scenario = world().scenario();
        aws().alarms()
                .set(
                        scenario.drRegion(),
                        scenario.alarmName(),
                        "ALARM",
                        "the drill: " + scenario.primaryRegion() + " does not answer any more");
    }

    /** The alarm recovers and rings a second time; waits for the end of the invocation that it makes. */
    public Invocation ringAlarmAgain(Duration limit) throws IOException, InterruptedException {
        Scenario scenario = world().scenario();
        RunWatch watch = watchRuns();
        aws().alarms().set(scenario.drRegion(), scenario.alarmName(), "OK", "the drill: a moment's peace");
        ringAlarm();
        return watch.awaitAlarmed(limit);
    }

    /** Ends everything, last started first. */
    @Override
    public void close() {
        parts.close();
    }

    /** What the emulated AWS delivers. */
    private final class Events implements InvocationWebhook.Receiver {
        /** As many alarms as were asked for, at once; each later one comes alone. */
        @Override
        public void accept(String functionArn, String event) {
            EventOrigin origin = EventOrigin.of(event);
            int times = origin == EventOrigin.ALARM && alarmed.compareAndSet(false, true) ? trouble.alarms() : 1;
            for (int i = 0; i < times; i++) {
                lambda.enqueue(functionArn, origin.words(), event);
            }
        }

        @Override
        public InvocationResult invoke(String functionArn, String event)
                throws InterruptedException, TooManyInvocationsException {
            return lambda.invoke(functionArn, "a person who waits", event);
        }
    }

    private void written(int sandbox, String line) {
        log().line(sandbox, line);
        killer.ifPresent(armed -> armed.line(sandbox, line));
        metrics.accept(line);
    }
}
