package io.drfailover.readiness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.FailoverConfig;
import io.drfailover.contract.BundleLayout;
import io.drfailover.contract.TerraformVariable;
import io.drfailover.helm.ChartEngine;
import io.drfailover.helm.CredentialsReader;
import io.drfailover.helm.DatabaseCredentials;
import io.drfailover.helm.DatabaseEndpoint;
import io.drfailover.helm.ReleasePlan;
import io.drfailover.helm.ReleaseRehearsal;
import io.drfailover.helm.ReleaseValues;
import io.drfailover.helm.RenderedRelease;
import io.drfailover.terraform.Bundle;
import io.drfailover.terraform.BundleLoader;
import io.drfailover.terraform.PinnedObjects;
import io.drfailover.terraform.Preview;
import io.drfailover.terraform.S3StoredState;
import io.drfailover.terraform.TerraformCliOpener;
import io.drfailover.terraform.ToolchainLoader;
import io.drfailover.terraform.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The checks of what a failover brings with it: bundle, toolchain, terraform's plan, charts, images and the secret. They
 * work in a directory of their own, never in a run's; only the unpacked toolchain is shared, which a run verifies too.
 */
public final class BundleChecks {
    private static final int DATABASE_PORT = 5432;

    private final FailoverConfig config;
    private final Map<String, String> environment;
    private final Workspace workspace;
    private final Path root;
    private final Clients clients;
    private final ChartEngine helm;
    private final PinnedObjects objects;
    private final LoadedToolchain toolchain;

    /**
     * Wires; kept as long as the sandbox, so that the toolchain is verified once.
     *
     * @param environment the function's
     * @param root the function's temporary storage
     * @param workspace the evaluation's own, below it
     */
    public BundleChecks(
            FailoverConfig config,
            Map<String, String> environment,
            Path root,
            Workspace workspace,
            Clients clients,
            ChartEngine helm) {
        this.config = config;
        this.environment = Map.copyOf(environment);
        this.root = root;
        this.workspace = workspace;
        this.clients = clients;
        this.helm = helm;
        this.objects = new PinnedObjects(clients.s3(), config.bucket());
        this.toolchain = new LoadedToolchain(
                objects, config.toolchain(), new ToolchainLoader(objects, config.toolchain(), new Workspace(root)));
    }

    /**
     * AWS.
     *
     * @param s3 in the DR region, as the others
     * @param rds asked where the replica's key lives
     * @param secrets for the database's credentials
     * @param ecr makes a client for a region
     */
    public record Clients(S3Client s3, RdsClient rds, SecretsManagerClient secrets, Function<String, EcrClient> ecr) {}

    /**
     * The checks of one evaluation; what several of them need is brought once.
     *
     * @param deployed in the evaluation's workspace
     * @param newest of the evaluation
     */
    public List<ReadinessCheck> all(DeployedBundle deployed, NewestRun newest) {
        var room = new Once<>(() -> DiskRoom.in(root, toolchain.size(), toolchain.isUnpacked()));
        var bundle = new Once<>(deployed::get);
        var unpacked = new Once<>(() -> toolchain.load(room.get()));
        var releases = new Once<>(() -> rendered(bundle.get()));
        var terraforms = new TerraformCliOpener(
                () -> unpacked.get().toolchain(),
                workspace,
                environment,
                config.bucket(),
                new S3StoredState(clients.s3(), config.bucket()));
        return List.of(
                new BundleCheck(bundle, objects, config.bundle()),
                new ToolchainCheck(unpacked, config.toolchain()),
                new DriftCheck(config, objects, bundle, unpacked),
                new DiskCheck(room),
                new TerraformPlanCheck(
                        bundle, unpacked, new Preview(config, terraforms)::look, BundleChecks::isCold, newest),
                new ChartsCheck(bundle, releases),
                new ImagesCheck(
                        releases,
                        config.primaryRegion(),
                        config.drRegion(),
                        new EcrRegistry(clients.ecr()),
                        new PublicRegistry()),
                new DatabaseSecretCheck(config, new CredentialsReader(clients.secrets(), config.databaseSecretId())),
                new StaticStabilityCheck(config, clients.s3(), clients.rds()));
    }

    /** How long a failover would take. */
    public RecoveryTime.Estimator recoveryTime() {
        var estimator = new RecoveryTimeEstimator(config, new RunHistory(clients.s3(), config.bucket())::newest);
        return deadline -> estimator.estimate();
    }

    /**
     * The deployed bundle, loaded into the evaluation's workspace by whoever needs it first.
     *
     * <p>A check of its own says what is wrong with it.
     */
    public DeployedBundle deployed() {
        return new DeployedBundle(() -> {
            Files.createDirectories(workspace.root());
            return new BundleLoader(objects, config.bundle(), workspace, config.drRegion()).load();
        });
    }

    private List<RenderedRelease> rendered(Bundle bundle) {
        var plan = ReleasePlan.read(bundle.chartsDirectory(), config.releaseTimeout());
        try {
            return new ReleaseRehearsal(helm, config.namespace(), kubernetesVersion(bundle))
                    .render(plan, values(), Workspace.empty(workspace.privateDirectory()));
        } catch (IOException e) {
            throw new UncheckedIOException("preparing to render the charts", e);
        }
    }

    /** Of the cluster that the bundle builds: a chart may be too old or too new for it. */
    private static String kubernetesVersion(Bundle bundle) throws IOException {
        return variables(bundle).path("kubernetes_version").asText("");
    }

    private static boolean isCold(Bundle bundle) {
        try {
            return variables(bundle)
                    .path(TerraformVariable.CAPACITY_PROFILE.variableName())
                    .asText("")
                    .equals("cold");
        } catch (IOException e) {
            throw new UncheckedIOException("reading the bundle's variables", e);
        }
    }

    private static JsonNode variables(Bundle bundle) throws IOException {
        return new JsonMapper()
                .readTree(
                        bundle.directory().resolve(BundleLayout.VARIABLE_VALUES).toFile());
    }

    /** As on the bad day in form; neither the endpoint nor the password are anybody's. */
    private ReleaseValues values() {
        return new ReleaseValues(
                new DatabaseEndpoint(
                        config.replicaId() + ".evaluation." + config.drRegion() + ".rds.amazonaws.com",
                        DATABASE_PORT,
                        "evaluation"),
                config.databaseSecretId().isEmpty()
                        ? DatabaseCredentials.NONE
                        : new DatabaseCredentials("evaluation", "evaluation", ""),
                config.drRegion(),
                Instant.EPOCH,
                config.serviceName());
    }
}
