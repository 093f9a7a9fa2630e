package io.drfailover.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.contract.FunctionAlias;
import io.drfailover.drill.DrillOptions.Deployed;
import io.drfailover.drill.aws.Python;
import io.drfailover.drill.check.Checks;
import io.drfailover.drill.check.Evidence;
import io.drfailover.drill.check.Expected;
import io.drfailover.drill.installation.AlarmWatch;
import io.drfailover.drill.installation.Installation;
import io.drfailover.drill.installation.InstalledStack;
import io.drfailover.drill.installation.Installer;
import io.drfailover.drill.installation.Observation;
import io.drfailover.drill.lambda.FunctionSettings;
import io.drfailover.drill.primary.PrimarySite;
import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.report.DrillReport;
import io.drfailover.drill.timeline.Interval;
import io.drfailover.drill.world.Artifacts;
import io.drfailover.drill.world.Foundation;
import io.drfailover.drill.world.Scenario;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole installation: terraform puts it there, the function is taken from there, and only what the probe measures may
 * lead to a failover.
 */
final class DeployedScene implements Scene {
    /** AWS's own, and longer than the deployed lease. */
    private static final Duration RETRY_PAUSE = Duration.ofMinutes(1);

    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

    private final DrillOptions options;
    private final Deployed deployed;
    private final Steps steps;
    private @Nullable PrimarySite primary;
    private @Nullable Observation observation;

    DeployedScene(DrillOptions options, Deployed deployed, Steps steps) {
        this.options = options;
        this.deployed = deployed;
        this.steps = steps;
    }

    @Override
    public Rig set(Python python, Scenario scenario, Artifacts artifacts, Scratch scratch)
            throws IOException, InterruptedException {
        steps.next("starting AWS and Kubernetes, with what an account has before: databases, a secret, a state bucket");
        Parts parts = new Parts();
        try {
            Services services = Services.start(options, scenario, python, scratch, parts, steps::say);
            PrimarySite site = parts.keep(PrimarySite.start());
            primary = site;
            Foundation foundation =
                    Foundation.lay(services.scenario(), services.aws().endpoint());
            Installation installation =
                    install(artifacts, new Installer(options.checkout(), foundation, site, scratch, options.report()));
            World world = World.on(foundation, installation.roles(), artifacts.bundle(), artifacts.toolchain());
            Standing standing = new Standing(
                    world,
                    inTrouble(compressed(installation.function())),
                    installation.unpacked(),
                    new TopicDestination(
                            foundation.endpoint(), services.scenario().drRegion(), installation.session()),
                    FunctionAlias.LIVE,
                    installation);
            return new Rig(parts, services, scratch, standing, options.trouble());
        } catch (IOException | InterruptedException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public Evidence play(Rig rig) throws IOException, InterruptedException {
        DeployedPlay play = new DeployedPlay(rig, Objects.requireNonNull(primary), options, deployed, steps);
        Evidence evidence = play.run();
        observation = play.observation();
        return evidence;
    }

    @Override
    public Checks checks(Evidence evidence) {
        if (!deployed.failure().failsOver()) {
            return Checks.ofNoFailover(observed());
        }
        return evidence.run().succeeded()
                ? Checks.ofInstallation(observed(), new Expected(options.trouble(), options.waits()))
                : Checks.ofFailedInstallation(observed());
    }

    @Override
    public DrillReport report(ReportBuilder builder, Evidence evidence) throws IOException {
        InstallationReport installed = new InstallationReport(observed(), deployed);
        if (deployed.failure().failsOver()) {
            return builder.ofFailover(evidence.run(), installed.part());
        }
        return builder.ofNoFailover(
                Interval.between(
                        observed().brokeAt().toEpochMilli(),
                        evidence.invocation().endedAt().toEpochMilli()),
                deployed.failure(),
                new ObjectMapper()
                        .createObjectNode()
                        .put("failover", false)
                        .put("failed", deployed.failure().toString())
                        .put(
                                "alarms",
                                observed().rang().stream()
                                        .map(AlarmWatch.Change::alarm)
                                        .distinct()
                                        .count())
                        .put("message", "One signal alone: people were told, nothing was moved."),
                installed.part());
    }

    /** A minute of the hold-off lasts as long as a minute of the alarms and the schedules. */
    private FunctionSettings compressed(FunctionSettings deployedSettings) {
        Map<String, String> environment = new TreeMap<>(deployedSettings.environment());
        environment.computeIfPresent(EnvironmentVariable.HOLD_OFF.name(), (name, value) -> Duration.ofMillis(
                        Duration.parse(value).toMillis() * deployed.minute().toMillis() / MINUTE_MILLIS)
                .toString());
        return deployedSettings.with(environment);
    }

    /** The deployed settings but the limit; and retries come when a lease has run out, as they do in AWS. */
    private FunctionSettings inTrouble(FunctionSettings deployedSettings) {
        if (!options.trouble().any()) {
            return deployedSettings;
        }
        FunctionSettings limited =
                options.trouble().lambdaLimit().map(deployedSettings::limitedTo).orElse(deployedSettings);
        return limited.pausing(RETRY_PAUSE);
    }

    private Installation install(Artifacts artifacts, Installer installer) throws IOException, InterruptedException {
        steps.next("terraform applies the stacks standby and watch, as CI does");
        Installation installation;
        try (ApplyView view = new ApplyView(steps.screen())) {
            installation = installer.install(artifacts, view);
        }
        for (InstalledStack stack : installation.stacks()) {
            steps.say("%-8s %-10s %3d resources in %.1f s"
                    .formatted(
                            stack.name(),
                            stack.region(),
                            stack.added(),
                            stack.took().toMillis() / 1000.0));
        }
        steps.say("function %s, version %s, role %s"
                .formatted(
                        installation.function().name(),
                        installation.function().version(),
                        installation.session().roleName()));
        return installation;
    }

    private Observation observed() {
        return Objects.requireNonNull(observation, "the play comes before the checks");
    }
}
