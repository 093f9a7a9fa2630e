package io.drfailover.drill;

import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.drill.DrillOptions.FunctionLimits;
import io.drfailover.drill.aws.Python;
import io.drfailover.drill.breakage.Breakage;
import io.drfailover.drill.lambda.AsyncDelivery;
import io.drfailover.drill.lambda.FailureDestination;
import io.drfailover.drill.lambda.FunctionPackage;
import io.drfailover.drill.lambda.FunctionSettings;
import io.drfailover.drill.primary.PrimarySite;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.world.Artifact;
import io.drfailover.drill.world.Artifacts;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.Scenario;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The world without an installation, put there by hand: what a deployment leaves in AWS, the primary as its users see it,
 * the function and its alarm.
 */
final class SeededSite {
    /** Short, as the waits are. */
    private static final Duration LEASE = Duration.ofSeconds(15);
    /** As in AWS, where it is a minute and a lease of 40 s: what died has lost its lease when the retry comes. */
    static final Duration PAUSE = Duration.ofSeconds(22);
    /** A second look must be taken; it need not be late. */
    private static final Duration HOLD_OFF = Duration.ofSeconds(1);

    private static final String HANDLER = "io.drfailover.FailoverHandler::handleRequest";
    private static final String ON_CALL = "on-call@example.org";

    private final DrillOptions options;
    private final Steps steps;
    private @Nullable PrimarySite primary;

    SeededSite(DrillOptions options, Steps steps) {
        this.options = options;
        this.steps = steps;
    }

    /** Starts and seeds everything. */
    Rig set(Python python, Scenario scenario, Artifacts artifacts, Scratch scratch, Breakage breakage)
            throws IOException, InterruptedException {
        steps.next("starting AWS and Kubernetes, seeding the world, starting the function");
        Parts parts = new Parts();
        try {
            PrimarySite site = parts.keep(PrimarySite.start());
            primary = site;
            Services services = Services.start(options, scenario, python, scratch, parts, steps::say);
            Artifact bundle = breakage.bundle(artifacts.bundle(), scratch.directory());
            World world = World.seed(services.scenario(), services.aws().endpoint(), bundle, artifacts.toolchain());
            FunctionSettings settings = settings(world, site, breakage);
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

    /** The primary's load balancer and database. */
    PrimarySite primary() {
        return Objects.requireNonNull(primary, "set() comes before");
    }

    private FunctionSettings settings(World world, PrimarySite site, Breakage breakage) {
        Map<String, String> environment = new TreeMap<>(world.functionEnvironment());
        environment.put(EnvironmentVariable.NOTIFICATION_TOPIC_ARN.name(), topic(world));
        environment.put(
                EnvironmentVariable.PRIMARY_DATABASE_ID.name(), world.scenario().primaryId());
        environment.put(EnvironmentVariable.PRIMARY_URL.name(), site.url().toString());
        environment.put(EnvironmentVariable.BUNDLE_VERSION_ID.name(), newest(world, world.bundleKey()));
        environment.put(EnvironmentVariable.TOOLCHAIN_VERSION_ID.name(), newest(world, world.toolchainKey()));
        environment.put(EnvironmentVariable.HOLD_OFF.name(), HOLD_OFF.toString());
        environment.put(EnvironmentVariable.FENCING.name(), "stop");
        if (options.approval()) {
            environment.put(EnvironmentVariable.APPROVAL.name(), "required");
        }
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
                        "AWS_ACCESS_KEY_ID", Rig.FUNCTION_KEY,
                        "AWS_SECRET_ACCESS_KEY", "testing",
                        "AWS_SESSION_TOKEN", "testing",
                        "AWS_MAX_ATTEMPTS", "3"));
    }

    private static String newest(World world, String key) {
        try (AwsClients clients = world.drClients();
                S3Client s3 = clients.s3()) {
            return s3.headObject(
                            request -> request.bucket(world.scenario().bucket()).key(key))
                    .versionId();
        }
    }

    /** With somebody who follows it. */
    private static String topic(World world) {
        try (AwsClients clients = world.drClients();
                SnsClient sns = clients.sns()) {
            String topic = sns.createTopic(
                            request -> request.name(world.scenario().functionName()))
                    .topicArn();
            sns.subscribe(request -> request.topicArn(topic).protocol("email").endpoint(ON_CALL));
            return topic;
        }
    }
}
