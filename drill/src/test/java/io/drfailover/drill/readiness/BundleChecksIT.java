package io.drfailover.drill.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.drill.aws.AwsRequest;
import io.drfailover.drill.aws.EmulatedAws;
import io.drfailover.drill.aws.Python;
import io.drfailover.drill.world.Artifacts;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.Scenario;
import io.drfailover.drill.world.World;
import io.drfailover.helm.NativeHelm;
import io.drfailover.readiness.BundleChecks;
import io.drfailover.readiness.Finding;
import io.drfailover.readiness.Outcome;
import io.drfailover.readiness.ReadinessCheck;
import io.drfailover.stacks.settings.SettingsFile;
import io.drfailover.terraform.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Evaluating the whole bundle finds a world that is ready, and leaves it as it was. */
@Execution(ExecutionMode.CONCURRENT)
class BundleChecksIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void look_seededWorld_plansOnlyCreatesAndChangesNothing(@TempDir Path folder) throws Exception {
        try (EmulatedAws aws = EmulatedAws.start(
                Python.locate(System.getenv(), line -> {}), folder.resolve("aws"), folder.resolve("aws.log"))) {
            World world = seeded(aws);
            long before = aws.requests().stream()
                    .mapToLong(AwsRequest::sequence)
                    .max()
                    .orElse(0);

            Map<String, Finding> found = look(world, aws, Files.createDirectory(folder.resolve("tmp")));

            // A registry of the internet; whether it answers here is not this test's matter.
            found.remove("images");
            assertThat(found).hasSize(8).allSatisfy((name, finding) -> assertThat(finding.outcome())
                    .as(name + ": " + finding.seen())
                    .isEqualTo(Outcome.OK));
            assertThat(found.get("terraform-plan").seen())
                    .startsWith("valid, nothing is built yet: ")
                    .matches(".* [1-9]\\d* to create, 0 to change, 0 to destroy.*");
            assertThat(aws.requestsSince(before).stream().filter(AwsRequest::mutating))
                    .isEmpty();
        }
    }

    private static World seeded(EmulatedAws aws) throws IOException {
        Path checkout = Path.of("..").toAbsolutePath().normalize();
        Scenario scenario = Scenario.of(SettingsFile.read(checkout.resolve(SettingsFile.locate(System.getenv()))));
        Artifacts artifacts = Artifacts.locate(checkout, scenario.drRegion());
        return World.seed(scenario, aws.endpoint(), artifacts.bundle(), artifacts.toolchain());
    }

    private static Map<String, Finding> look(World world, EmulatedAws aws, Path tmp) {
        try (AwsClients dr = world.drClients();
                S3Client s3 = dr.s3();
                RdsClient rds = dr.rds();
                SecretsManagerClient secrets = dr.secretsManager()) {
            var clients = new BundleChecks.Clients(s3, rds, secrets, region -> {
                throw new IllegalArgumentException("the charts name no image of ECR");
            });
            var made = new BundleChecks(
                    FailoverConfig.from(world.functionEnvironment()),
                    environment(world, aws),
                    tmp,
                    new Workspace(tmp.resolve("evaluation")),
                    clients,
                    new NativeHelm());
            List<ReadinessCheck> checks = made.all(made.deployed());
            Deadline deadline = Deadline.in(PATIENCE);
            Map<String, Finding> found = new ConcurrentSkipListMap<>();
            checks.parallelStream().forEach(check -> found.put(check.name(), check.look(deadline)));
            return found;
        }
    }

    private static Map<String, String> environment(World world, EmulatedAws aws) {
        Map<String, String> environment = new TreeMap<>(world.functionEnvironment());
        environment.put("AWS_ACCESS_KEY_ID", "testing");
        environment.put("AWS_SECRET_ACCESS_KEY", "testing");
        environment.put("AWS_REGION", world.scenario().drRegion());
        environment.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
        return environment;
    }
}
