package io.drfailover.drill;

import io.drfailover.drill.aws.Python;
import io.drfailover.drill.breakage.BreakStep;
import io.drfailover.drill.breakage.Breakage;
import io.drfailover.drill.check.Checks;
import io.drfailover.drill.check.Evidence;
import io.drfailover.drill.lambda.AsyncDelivery;
import io.drfailover.drill.lambda.FailureDestination;
import io.drfailover.drill.lambda.FunctionPackage;
import io.drfailover.drill.lambda.FunctionSettings;
import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.report.DrillReport;
import io.drfailover.drill.report.InstallationPart;
import io.drfailover.drill.world.Artifact;
import io.drfailover.drill.world.Artifacts;
import io.drfailover.drill.world.Scenario;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The failover alone: the drill puts the world there by hand, and rings the alarm. */
final class SeededScene implements Scene {
    /** Beyond Lambda's own limit, so that its verdict comes first. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

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
            Rig rig = new Rig(parts, services, scratch, standing);
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
        Duration limit = options.function().timeout().plus(PATIENCE);
        Invocation invocation =
                ShownFailover.watch(rig, steps.screen(), System.currentTimeMillis(), () -> rig.ringAlarm(limit));
        return new Evidence(rig, invocation, before);
    }

    @Override
    public Checks checks(Evidence evidence) {
        return options.breaks()
                .map(BreakStep::breakage)
                .map(breakage -> Checks.ofBreakage(
                        breakage.expectation(evidence.rig().world().scenario())))
                .orElseGet(() ->
                        evidence.invocation().result().answered() ? Checks.ofSuccess() : Checks.ofUnexpectedFailure());
    }

    @Override
    public DrillReport report(ReportBuilder builder, Evidence evidence) throws IOException {
        return builder.ofFailover(evidence.invocation(), InstallationPart.none());
    }

    private FunctionSettings settings(World world, Breakage breakage) {
        Map<String, String> environment = new TreeMap<>(world.functionEnvironment());
        breakage.environment(environment);
        return new FunctionSettings(
                world.scenario().functionName(),
                FunctionSettings.LATEST,
                HANDLER,
                world.scenario().drRegion(),
                options.function().memoryMegabytes(),
                options.function().timeout(),
                1, // One event at a time: what is broken on purpose is seen as it broke.
                Map.of(
                        FunctionSettings.LATEST,
                        AsyncDelivery.retrying(options.function().asyncRetries())),
                environment,
                Map.of(
                        "AWS_ENDPOINT_URL", world.endpoint().toString(),
                        "AWS_ACCESS_KEY_ID", "testing",
                        "AWS_SECRET_ACCESS_KEY", "testing",
                        "AWS_SESSION_TOKEN", "testing",
                        "AWS_MAX_ATTEMPTS", "3"));
    }
}
