package io.drfailover.drill;

import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.drill.DrillOptions.FunctionLimits;
import io.drfailover.drill.aws.Python;
import io.drfailover.drill.breakage.BreakStep;
import io.drfailover.drill.breakage.Breakage;
import io.drfailover.drill.check.Checks;
import io.drfailover.drill.check.Evidence;
import io.drfailover.drill.check.Expected;
import io.drfailover.drill.lambda.AsyncDelivery;
import io.drfailover.drill.lambda.FailureDestination;
import io.drfailover.drill.lambda.FunctionPackage;
import io.drfailover.drill.lambda.FunctionSettings;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.report.DrillReport;
import io.drfailover.drill.report.InstallationPart;
import io.drfailover.drill.run.PlayedRun;
import io.drfailover.drill.world.Artifact;
import io.drfailover.drill.world.Artifacts;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.Scenario;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sns.SnsClient;

/** The failover alone: the drill puts the world there by hand, and rings the alarm. */
final class SeededScene implements Scene {
    /** Beyond Lambda's own limit, so that its verdict comes first. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Short, as the waits are. */
    private static final Duration LEASE = Duration.ofSeconds(15);
    /** As in AWS, where it is a minute and a lease of 40 s: what died has lost its lease when the retry comes. */
    private static final Duration PAUSE = Duration.ofSeconds(22);

    private static final String HANDLER = "io.drfailover.FailoverHandler::handleRequest";

    private final DrillOptions options;
    private final Steps steps;

    SeededScene(DrillOptions options, Steps steps) {
        this.options = options;
        this.steps = steps;
    }

    @Override
    public Rig set(Python python, Scenario scenario, Artifacts artifacts, Scratch scratch)
            throws IOException, InterruptedException {
        steps.next("starting AWS and Kubernetes, seeding the world, starting the function");
        Parts parts = new Parts();
        try {
            Services services = Services.start(options, scenario, python, scratch, parts, steps::say);
            Breakage breakage = options.breaks().map(BreakStep::breakage).orElse(Breakage.none());
            Artifact bundle = breakage.bundle(artifacts.bundle(), scratch.directory());
            World world = World.seed(services.scenario(), services.aws().endpoint(), bundle, artifacts.toolchain());
            FunctionSettings settings = settings(world, breakage);
            FunctionPackage function =
                    FunctionPackage.unpack(artifacts.function().file(), scratch.folder("task"));
            Standing standing =
                    new Standing(world, settings, function, FailureDestination.none(), FunctionSettings.LATEST, null);
            Rig rig = new Rig(parts, services, scratch, standing, options.trouble());
            services.aws()
                    .alarms()
                    .put(services.scenario().drRegion(), services.scenario().alarmName(), settings.arn());
            breakage.world(rig);
            return rig;
        } catch (IOException | InterruptedException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public Evidence play(Rig rig) throws IOException, InterruptedException {
        steps.next(rig.world().scenario().primaryRegion() + " goes dark, the alarm rings");
        long before = rig.darkenPrimary();
        steps.next("the failover");
        if (options.trouble().throttled()) {
            rig.throttle();
        }
        RunWatch runs = rig.watchRuns();
        try (AutoCloseable watchdog = watchdog(rig)) {
            PlayedRun run = ShownFailover.watch(rig, steps.screen(), System.currentTimeMillis(), () -> {
                rig.ringAlarm();
                return runs.awaitEnd(PATIENCE);
            });
            return new Evidence(rig, run, before);
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("ending the watchdog", e);
        } finally {
            rig.calm();
        }
    }

    @Override
    public Checks checks(Evidence evidence) {
        return options.breaks()
                .map(BreakStep::breakage)
                .map(breakage -> Checks.ofBreakage(
                        breakage.expectation(evidence.rig().world().scenario()), breakage.furtherChecks()))
                .orElseGet(() -> evidence.run().succeeded()
                        ? Checks.ofSuccess(new Expected(options.trouble(), options.waits()))
                        : Checks.ofUnexpectedFailure());
    }

    @Override
    public DrillReport report(ReportBuilder builder, Evidence evidence) throws IOException {
        return builder.ofFailover(evidence.run(), InstallationPart.none());
    }

    /** Only where something may be left lying for it. */
    private AutoCloseable watchdog(Rig rig) {
        return options.trouble().any() ? Watchdog.start(rig, PAUSE) : () -> {};
    }

    private FunctionSettings settings(World world, Breakage breakage) {
        Map<String, String> environment = new TreeMap<>(world.functionEnvironment());
        environment.put(EnvironmentVariable.NOTIFICATION_TOPIC_ARN.name(), topic(world));
        if (options.trouble().any()) {
            environment.put(EnvironmentVariable.LEASE_DURATION.name(), LEASE.toString());
        }
        breakage.environment(environment);
        FunctionLimits limits = breakage.limits(options.function());
        return new FunctionSettings(
                world.scenario().functionName(),
                FunctionSettings.LATEST,
                HANDLER,
                world.scenario().drRegion(),
                limits.memoryMegabytes(),
                limits.timeout(),
                limits.concurrency(),
                Map.of(
                        FunctionSettings.LATEST,
                        AsyncDelivery.retrying(limits.asyncRetries())
                                .pausing(options.trouble().any() ? PAUSE : Duration.ZERO)),
                environment,
                Map.of(
                        "AWS_ENDPOINT_URL", world.endpoint().toString(),
                        "AWS_ACCESS_KEY_ID", "testing",
                        "AWS_SECRET_ACCESS_KEY", "testing",
                        "AWS_SESSION_TOKEN", "testing",
                        "AWS_MAX_ATTEMPTS", "3"));
    }

    private static String topic(World world) {
        try (AwsClients clients = world.drClients();
                SnsClient sns = clients.sns()) {
            return sns.createTopic(topic -> topic.name(world.scenario().functionName()))
                    .topicArn();
        }
    }
}
