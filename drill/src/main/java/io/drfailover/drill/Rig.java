package io.drfailover.drill;

import io.drfailover.drill.aws.AwsRequest;
import io.drfailover.drill.aws.EmulatedAws;
import io.drfailover.drill.aws.Fault;
import io.drfailover.drill.aws.Python;
import io.drfailover.drill.breakage.BreakStep;
import io.drfailover.drill.breakage.Breakage;
import io.drfailover.drill.cluster.Cluster;
import io.drfailover.drill.cluster.EmulatedCluster;
import io.drfailover.drill.cluster.RealCluster;
import io.drfailover.drill.lambda.AlarmWebhook;
import io.drfailover.drill.lambda.EmulatedLambda;
import io.drfailover.drill.lambda.FunctionPackage;
import io.drfailover.drill.lambda.FunctionSettings;
import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.world.Artifact;
import io.drfailover.drill.world.Artifacts;
import io.drfailover.drill.world.Scenario;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Everything that runs during a drill: the emulated services, the seeded world, the function. Closing ends all of it. */
public final class Rig implements AutoCloseable {
    private static final String HANDLER = "io.drfailover.FailoverHandler::handleRequest";

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<Fault> faults = new ArrayList<>();
    private final DrillOptions options;
    private final Scratch scratch;
    private final FunctionLog log;
    private final EmulatedAws aws;
    private final Cluster cluster;
    private final World world;
    private final FunctionPackage function;
    private final FunctionSettings settings;
    private final EmulatedLambda lambda;

    private Rig(DrillOptions options, Artifacts artifacts, Python python, Scratch scratch, Consumer<String> progress)
            throws IOException, InterruptedException {
        this.options = options;
        this.scratch = scratch;
        try {
            log = keep(new FunctionLog(options.report().resolve("function.log")));
            aws = keep(EmulatedAws.start(
                    python, scratch.folder("aws"), options.report().resolve("aws.log")));
            Scenario scenario = Scenario.standard();
            cluster = keep(cluster(scenario, progress));
            aws.durations(
                    options.waits().promotion(),
                    options.waits().cluster(),
                    options.waits().nodeGroup());
            aws.kubernetes(cluster.endpoint(), cluster.certificateAuthorityPem());
            Breakage breakage = breakage();
            Artifact bundle = breakage.bundle(artifacts.bundle(), scratch.directory());
            world = World.seed(scenario, aws.endpoint(), bundle, artifacts.toolchain());
            function = FunctionPackage.unpack(artifacts.function().file(), scratch.folder("task"));
            settings = settings(breakage);
            lambda = keep(new EmulatedLambda(settings, function, scratch, log));
            AlarmWebhook webhook =
                    keep(AlarmWebhook.start(event -> lambda.enqueue("alarm " + scenario.alarmName(), event)));
            aws.webhook(webhook.uri());
            aws.putAlarm(scenario.drRegion(), scenario.alarmName(), settings.arn());
            breakage.world(this);
            lambda.start();
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Builds a world and starts everything in it; its files are in {@code scratch}, which stays the caller's.
     *
     * @param progress gets what a person must know about it
     */
    static Rig build(
            DrillOptions options, Artifacts artifacts, Python python, Scratch scratch, Consumer<String> progress)
            throws IOException, InterruptedException {
        return new Rig(options, artifacts, python, scratch, progress);
    }

    /** The emulated AWS. */
    public EmulatedAws aws() {
        return aws;
    }

    /** The cluster that the emulated EKS hands out. */
    public Cluster cluster() {
        return cluster;
    }

    /** What was there before the disaster. */
    public World world() {
        return world;
    }

    /** The private folder of this drill. */
    public Scratch scratch() {
        return scratch;
    }

    /** What the function wrote. */
    public Path functionLog() {
        return log.file();
    }

    FunctionLog log() {
        return log;
    }

    EmulatedLambda lambda() {
        return lambda;
    }

    FunctionPackage function() {
        return function;
    }

    FunctionSettings settings() {
        return settings;
    }

    /** Adds a fault to those that stand before the emulated AWS. */
    public void addFault(Fault fault) {
        faults.add(fault);
        aws.faults(List.copyOf(faults));
    }

    /** Every request for the primary region fails from now on. Answers the last request before. */
    long darkenPrimary() {
        addFault(Fault.dark(world.scenario().primaryRegion()));
        return lastRequest();
    }

    /** The sequence number of the newest request to AWS. */
    public long lastRequest() {
        return aws.requests().stream().mapToLong(AwsRequest::sequence).max().orElse(0);
    }

    /** The alarm goes to ALARM and CloudWatch invokes the function; waits for the end of that invocation. */
    Invocation ringAlarm(Duration limit) throws IOException, InterruptedException {
        Scenario scenario = world.scenario();
        aws.alarm(
                scenario.drRegion(),
                scenario.alarmName(),
                "ALARM",
                "the drill: " + scenario.primaryRegion() + " does not answer any more");
        Invocation last = lambda.awaitInvocation(limit);
        for (int attempt = 1; !last.result().answered() && attempt <= settings.asyncRetries(); attempt++) {
            last = lambda.awaitInvocation(limit);
        }
        return last;
    }

    /** The alarm recovers and rings a second time. */
    public Invocation ringAlarmAgain(Duration limit) throws IOException, InterruptedException {
        Scenario scenario = world.scenario();
        aws.alarm(scenario.drRegion(), scenario.alarmName(), "OK", "the drill: a moment's peace");
        return ringAlarm(limit);
    }

    /** Ends everything, last started first; a part that objects does not keep the others alive. */
    @Override
    public void close() {
        for (AutoCloseable part = parts.pollFirst(); part != null; part = parts.pollFirst()) {
            try {
                part.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                System.err.println("closing " + part.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.addFirst(part);
        return part;
    }

    private Breakage breakage() {
        return options.breaks().map(BreakStep::breakage).orElse(Breakage.none());
    }

    private Cluster cluster(Scenario scenario, Consumer<String> progress) throws IOException {
        return options.kubeconfig().isPresent()
                ? RealCluster.behindProxy(options.kubeconfig().get(), scenario, options.keep(), progress)
                : EmulatedCluster.start(scenario.clusterName());
    }

    private FunctionSettings settings(Breakage breakage) {
        Map<String, String> environment = new TreeMap<>(world.functionEnvironment());
        environment.putAll(Map.of(
                "AWS_ENDPOINT_URL", aws.endpoint().toString(),
                "AWS_ACCESS_KEY_ID", "testing",
                "AWS_SECRET_ACCESS_KEY", "testing",
                "AWS_SESSION_TOKEN", "testing",
                "AWS_MAX_ATTEMPTS", "3"));
        breakage.environment(environment);
        return new FunctionSettings(
                world.scenario().functionName(),
                HANDLER,
                world.scenario().drRegion(),
                options.function().memoryMegabytes(),
                options.function().timeout(),
                options.function().asyncRetries(),
                environment);
    }
}
