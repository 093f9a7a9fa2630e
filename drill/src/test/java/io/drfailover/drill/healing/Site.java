package io.drfailover.drill.healing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.Progress;
import io.drfailover.contract.BundleLayout;
import io.drfailover.contract.BundleManifest;
import io.drfailover.contract.Stage;
import io.drfailover.drill.aws.AwsRequest;
import io.drfailover.drill.aws.EmulatedAws;
import io.drfailover.drill.aws.Python;
import io.drfailover.drill.terraform.TerraformTool;
import io.drfailover.drill.terraform.Unzip;
import io.drfailover.drill.world.Artifacts;
import io.drfailover.drill.world.Scenario;
import io.drfailover.drill.world.World;
import io.drfailover.inventory.AwsInventory;
import io.drfailover.stacks.settings.SettingsFile;
import io.drfailover.terraform.Bundle;
import io.drfailover.terraform.Infrastructure;
import io.drfailover.terraform.InfrastructureBuilder;
import io.drfailover.terraform.S3StateLock;
import io.drfailover.terraform.S3StoredState;
import io.drfailover.terraform.TerraformCliOpener;
import io.drfailover.terraform.Toolchain;
import io.drfailover.terraform.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A world before its failover, and the stage that builds in it. Each {@link #build} is an invocation of its own: what an
 * earlier one left on the disk is gone, as in another sandbox.
 */
final class Site implements AutoCloseable {
    final EmulatedAws aws;
    final RememberingHistory history = new RememberingHistory();
    final List<String> told = new CopyOnWriteArrayList<>();

    private final World world;
    private final Path folder;
    private final EksClient eks;
    private final Ec2Client ec2;
    private final ElasticLoadBalancingV2Client balancing;
    private final S3Client s3;
    /** The last request of those that made the world before the disaster. */
    private final long seeded;

    private int invocations;

    Site(Path folder, Duration cluster, Duration nodes) throws IOException {
        this.folder = folder;
        this.aws = EmulatedAws.start(
                Python.locate(System.getenv(), line -> {}), folder.resolve("aws"), folder.resolve("aws.log"));
        aws.durations(Duration.ofSeconds(1), cluster, nodes);
        Path checkout = Path.of("..").toAbsolutePath().normalize();
        Scenario scenario = Scenario.of(SettingsFile.read(checkout.resolve(SettingsFile.locate(System.getenv()))));
        Artifacts artifacts = Artifacts.locate(checkout, scenario.drRegion());
        world = World.seed(scenario, aws.endpoint(), artifacts.bundle(), artifacts.toolchain());
        seeded = aws.requests().stream().mapToLong(AwsRequest::sequence).max().orElse(0);
        eks = configured(EksClient.builder());
        ec2 = configured(Ec2Client.builder());
        balancing = configured(ElasticLoadBalancingV2Client.builder());
        s3 = configured(S3Client.builder().forcePathStyle(true));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C configured(B builder) {
        return builder.endpointOverride(aws.endpoint())
                .region(Region.of(world.scenario().drRegion()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** One invocation. */
    Infrastructure build(Deadline deadline) throws IOException {
        Workspace workspace = new Workspace(folder.resolve("sandbox-" + ++invocations));
        Path directory = workspace.bundleDirectory();
        Unzip.extract(world.bundle().file(), directory);
        BundleManifest manifest = new JsonMapper()
                .readValue(directory.resolve(BundleLayout.MANIFEST).toFile(), BundleManifest.class);
        FailoverConfig config = FailoverConfig.from(world.functionEnvironment());
        Toolchain toolchain = new Toolchain(TerraformTool.of(world.toolchain()).folder());
        return new InfrastructureBuilder(
                        config,
                        new TerraformCliOpener(
                                () -> toolchain,
                                workspace,
                                environment(),
                                config.bucket(),
                                new S3StoredState(s3, config.bucket())),
                        new S3StateLock(s3, config.bucket()),
                        new AwsInventory(ec2, eks, balancing),
                        new Told())
                .ensureBuilt(new Bundle(directory, manifest), history, deadline);
    }

    /** Those of this site: their working directory says so. */
    List<ProcessHandle> terraformProcesses() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("terraform"))
                .filter(process -> worksIn(process, folder))
                .toList();
    }

    private static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"))
                    .startsWith(folder.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    boolean isLocked() {
        return new S3StateLock(s3, world.scenario().bucket()).holder().isPresent();
    }

    /** Which of terraform's and ours changed something, by their names. */
    List<String> effects() {
        return aws.requestsSince(seeded).stream()
                .filter(r -> r.mutating() && !r.service().equals("s3"))
                .map(AwsRequest::action)
                .toList();
    }

    boolean asked(String action) {
        return aws.requests().stream()
                .anyMatch(r -> r.action().equals(action) && r.status().equals("200"));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(world.functionEnvironment());
        environment.put("AWS_ACCESS_KEY_ID", "testing");
        environment.put("AWS_SECRET_ACCESS_KEY", "testing");
        environment.put("AWS_REGION", world.scenario().drRegion());
        environment.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
        return environment;
    }

    @Override
    public void close() {
        eks.close();
        ec2.close();
        balancing.close();
        s3.close();
        aws.close();
    }

    private final class Told implements Progress {
        @Override
        public void note(Stage stage, String subject, String message) {
            told.add(subject + ": " + message);
        }

        @Override
        public Wait waiting(Stage stage, String subject, String message) {
            told.add(subject + ": " + message);
            return () -> {};
        }
    }
}
