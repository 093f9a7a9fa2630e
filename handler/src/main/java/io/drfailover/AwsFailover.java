package io.drfailover;

import io.drfailover.control.S3Controls;
import io.drfailover.evidence.AwsInvestigation;
import io.drfailover.evidence.Fencing;
import io.drfailover.evidence.FencingMode;
import io.drfailover.evidence.Investigation;
import io.drfailover.evidence.NoFencing;
import io.drfailover.evidence.PrimaryRegionClients;
import io.drfailover.evidence.StopOldPrimary;
import io.drfailover.helm.ClusterToken;
import io.drfailover.helm.CredentialsReader;
import io.drfailover.helm.NativeHelm;
import io.drfailover.helm.ReleaseInstaller;
import io.drfailover.inventory.AwsInventory;
import io.drfailover.ledger.LambdaContinuation;
import io.drfailover.ledger.S3RunLedger;
import io.drfailover.ledger.ScheduledHeartbeat;
import io.drfailover.probe.EmfProbeLog;
import io.drfailover.probe.Probe;
import io.drfailover.probe.ProbeClients;
import io.drfailover.probe.ProbeCommand;
import io.drfailover.promote.ReplicaPromoter;
import io.drfailover.report.SnsNotifier;
import io.drfailover.report.StageMetrics;
import io.drfailover.terraform.BundleLoader;
import io.drfailover.terraform.Ec2DefaultEgress;
import io.drfailover.terraform.InfrastructureBuilder;
import io.drfailover.terraform.Inventory;
import io.drfailover.terraform.PinnedObjects;
import io.drfailover.terraform.S3StateLock;
import io.drfailover.terraform.S3StoredState;
import io.drfailover.terraform.TerraformCliOpener;
import io.drfailover.terraform.ToolchainLoader;
import io.drfailover.terraform.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Wires the stages to AWS. Clients are made once for a sandbox; all but one speak to the DR region only. */
final class AwsFailover {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    /** A whole call with its retries; standard mode retries three times with jitter. */
    private static final Duration CALL = Duration.ofSeconds(60);

    private final FailoverConfig config;
    private final Map<String, String> environment;
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(SILENCE)
            .build();
    private final AwsCredentialsProvider credentials =
            DefaultCredentialsProvider.builder().build();
    private final S3Client s3;
    private final RdsClient rds;
    private final SecretsManagerClient secrets;
    private final ProbeClients looking = new ProbeClients();
    private final Lazy<RdsClient> lookingRds = new Lazy<>(() -> looking.build(located(RdsClient.builder())));
    private final Lazy<CloudWatchClient> lookingCloudWatch =
            new Lazy<>(() -> looking.build(located(CloudWatchClient.builder())));
    /** The probe and the watchdog never need these clients. */
    private final Lazy<Ec2Client> ec2 = new Lazy<>(() -> client(Ec2Client.builder()));

    private final Lazy<Inventory> inventory = new Lazy<>(() ->
            new AwsInventory(ec2.get(), client(EksClient.builder()), client(ElasticLoadBalancingV2Client.builder())));

    AwsFailover(FailoverConfig config, Map<String, String> environment) {
        this.config = config;
        this.environment = Map.copyOf(environment);
        this.s3 = client(S3Client.builder());
        this.rds = client(RdsClient.builder());
        this.secrets = client(SecretsManagerClient.builder());
    }

    Platform platform(StageMetrics metrics, InstantSource clock) {
        return new Platform(
                new S3RunLedger(s3, config.bucket()),
                new ScheduledHeartbeat(config.limits().lease()),
                new LambdaContinuation(client(LambdaClient.builder())),
                new SnsNotifier(client(SnsClient.builder()), config.notificationTopic()),
                new S3Controls(s3, config.bucket()),
                investigation(clock),
                fencing(),
                new ThreadedOverlap(),
                metrics,
                clock,
                new RandomRunIds(clock),
                new RandomCodes());
    }

    private Investigation investigation(InstantSource clock) {
        var primary = new Lazy<>(() -> primaryRds(PrimaryRegionClients.LOOK));
        return AwsInvestigation.of(config, lookingRds.get(), lookingCloudWatch.get(), primary, clock);
    }

    private Fencing fencing() {
        String primaryId = config.decision().primaryDatabaseId();
        if (config.decision().fencing() == FencingMode.NONE) {
            return new NoFencing("FENCING is none");
        }
        return primaryId.isEmpty()
                ? new NoFencing("PRIMARY_DATABASE_ID is not set")
                : new StopOldPrimary(
                        config.primaryRegion(), primaryId, new Lazy<>(() -> primaryRds(PrimaryRegionClients.CHANGE)));
    }

    ProbeCommand probe(InstantSource clock) {
        var probe = Probe.of(config.probe(), config.replicaId(), lookingRds.get(), lookingCloudWatch.get(), clock);
        return new ProbeCommand(probe, new EmfProbeLog(config.primaryRegion(), config.replicaId()));
    }

    Steps steps(Progress progress) {
        var workspace = new Workspace(Path.of(System.getProperty("java.io.tmpdir")));
        var objects = new PinnedObjects(s3, config.bucket());
        var helm = new NativeHelm();
        var toolchain = new ToolchainLoader(objects, config.toolchain(), workspace);
        var bundle = new BundleLoader(objects, config.bundle(), workspace, config.drRegion());
        var credentialsReader = new CredentialsReader(secrets, config.databaseSecretId());
        return new Steps(
                config,
                new BundlePreparation(bundle, toolchain, credentialsReader, config.releaseTimeout()),
                new ReplicaPromoter(rds, config.replicaId(), config.drRegion(), progress),
                new InfrastructureBuilder(
                        config,
                        new TerraformCliOpener(
                                toolchain::load,
                                workspace,
                                environment,
                                config.bucket(),
                                new S3StoredState(s3, config.bucket())),
                        new S3StateLock(s3, config.bucket()),
                        inventory.get(),
                        new Ec2DefaultEgress(ec2.get()),
                        progress),
                helm,
                new ReleaseInstaller(
                        helm,
                        new ClusterToken(credentials, config.drRegion()),
                        config.namespace(),
                        emptyPrivateDirectory(workspace),
                        progress));
    }

    S3Client s3() {
        return s3;
    }

    RdsClient rds() {
        return rds;
    }

    SecretsManagerClient secrets() {
        return secrets;
    }

    private static Path emptyPrivateDirectory(Workspace workspace) {
        try {
            return Workspace.empty(workspace.privateDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException("emptying " + workspace.privateDirectory(), e);
        }
    }

    /** The only client of another region; whatever it is told, nothing waits for it. */
    private RdsClient primaryRds(Duration call) {
        return PrimaryRegionClients.build(
                RdsClient.builder().region(Region.of(config.primaryRegion())).credentialsProvider(credentials), call);
    }

    /** A client of the DR region. */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, config.drRegion());
    }

    /** A client of any region: an image may lie in another one. */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, String region) {
        return located(builder)
                .region(Region.of(region))
                .httpClient(http)
                .overrideConfiguration(c -> c.retryStrategy(RetryMode.STANDARD).apiCallTimeout(CALL))
                .build();
    }

    private <B extends AwsClientBuilder<B, C>, C> B located(B builder) {
        return builder.region(Region.of(config.drRegion())).credentialsProvider(credentials);
    }
}
