package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.BundleManifest;
import io.drfailover.contract.Stage;
import io.drfailover.contract.TerraformOutput;
import io.drfailover.helm.ClusterToken;
import io.drfailover.helm.CredentialsReader;
import io.drfailover.helm.RecordingHelm;
import io.drfailover.helm.ReleaseException;
import io.drfailover.helm.ReleaseInstaller;
import io.drfailover.ledger.Attempt;
import io.drfailover.ledger.RunRecord;
import io.drfailover.ledger.RunState;
import io.drfailover.ledger.StageRecord;
import io.drfailover.promote.PromotionException;
import io.drfailover.promote.ReplicaPromoter;
import io.drfailover.promote.ScriptedRds;
import io.drfailover.report.Notice;
import io.drfailover.terraform.BundleException;
import io.drfailover.terraform.BundleLoader;
import io.drfailover.terraform.InfrastructureBuilder;
import io.drfailover.terraform.PinnedObjects;
import io.drfailover.terraform.TerraformCliOpener;
import io.drfailover.terraform.TerraformException;
import io.drfailover.terraform.TestZip;
import io.drfailover.terraform.ToolchainLoader;
import io.drfailover.terraform.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The runbook with a terraform that is a shell script, an RDS that follows a script, and a Helm that keeps a list. */
@Timeout(60)
class FailoverTest {
    private static final String ALARM =
            "{\"source\":\"aws.cloudwatch\",\"alarmData\":{\"alarmName\":\"a\",\"state\":{\"value\":\"ALARM\"}}}";
    private static final String PLAN = "{\"resource_changes\":[{\"address\":\"aws_vpc.v\",\"type\":\"aws_vpc\","
            + "\"change\":{\"actions\":[\"%s\"]}}],\"configuration\":{\"provider_config\":{\"aws\":{\"name\":\"aws\","
            + "\"expressions\":{\"region\":{\"constant_value\":\"eu-west-1\"}}}}}}";

    @TempDir
    Path temp;

    private final InMemoryS3 s3 = new InMemoryS3();
    private ScriptedRds rds =
            new ScriptedRds().replica("available").replica("modifying").standalone("available");
    private final RecordingHelm helm = new RecordingHelm();
    private final TestPlatform platform = new TestPlatform();
    private Duration invocation = Duration.ofMinutes(5);
    private final Map<String, String> environment = TestEnvironment.complete();
    private final Map<String, String> bundle = new TreeMap<>();
    private String plannedAction = "create";
    private String duringApply = ":";

    @BeforeEach
    void content() {
        bundle.put("terraform/main.tf.json", "{}");
        bundle.put("terraform/backend.tf.json", "{}");
        bundle.put("terraform/.terraform.lock.hcl", "");
        bundle.put("charts/application-1.0.0.tgz", "");
        bundle.put(
                "charts/releases.yaml",
                "schemaVersion: 1\nreleases:\n  - {name: app, chart: application, wave: 1, serves: true}\n");
    }

    private JsonNode failover() throws IOException {
        return invoke(ALARM);
    }

    private JsonNode invoke(String event) throws IOException {
        uploadBundle();
        uploadToolchain();
        FailoverConfig config = FailoverConfig.from(environment);
        InstantSource clock = InstantSource.system();
        var objects = new PinnedObjects(s3, config.bucket());
        var workspace = new Workspace(temp.resolve("tmp"));
        Files.createDirectories(workspace.root());
        var toolchain = new ToolchainLoader(objects, config.toolchain(), workspace);
        Failover.Stages stages = progress -> new Steps(
                config,
                new BundlePreparation(
                        new BundleLoader(objects, config.bundle(), workspace, config.drRegion()),
                        toolchain,
                        new CredentialsReader(noSecrets(), ""),
                        config.releaseTimeout()),
                new ReplicaPromoter(rds, config.replicaId(), config.drRegion(), progress),
                new InfrastructureBuilder(
                        config,
                        new TerraformCliOpener(toolchain, workspace, Map.of(), config.bucket()),
                        Optional::empty,
                        new EmptyInventory(),
                        progress),
                helm,
                new ReleaseInstaller(
                        helm,
                        new ClusterToken(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")),
                                config.drRegion()),
                        config.namespace(),
                        workspace.root(),
                        progress));
        Invocation.Probing noProbe = deadline -> {
            throw new AssertionError("an alarm is no probe");
        };
        return new Invocation(config, platform.on(clock), stages, noProbe)
                .answer(new Request(event, "request of " + event, "function", impatient(invocation)));
    }

    /** Real time, but looks are soon repeated. */
    private static Deadline impatient(Duration duration) {
        return Deadline.in(duration, InstantSource.system(), pause -> Thread.sleep(Math.min(pause.toMillis(), 20)));
    }

    private static SecretsManagerClient noSecrets() {
        return new SecretsManagerClient() {
            @Override
            public String serviceName() {
                return "secretsmanager";
            }

            @Override
            public void close() {}
        };
    }

    private void uploadBundle() throws IOException {
        Map<String, String> digests = new TreeMap<>();
        bundle.forEach((name, text) -> digests.put(name, sha256(text.getBytes(StandardCharsets.UTF_8))));
        Path file = temp.resolve("bundle.zip");
        try (var zip = new TestZip(file)) {
            zip.file(
                    "manifest.json",
                    new JsonMapper()
                            .writeValueAsString(
                                    new BundleManifest(1, "eu-west-1", "abc", "1.11.4", "5.100.0", digests)));
            for (var entry : bundle.entrySet()) {
                zip.file(entry.getKey(), entry.getValue());
            }
        }
        upload("bundle/eu-west-1-dr.zip", "BUNDLE_SHA256", file);
    }

    private void uploadToolchain() throws IOException {
        Map<String, Object> outputs = new LinkedHashMap<>();
        for (TerraformOutput output : TerraformOutput.values()) {
            outputs.put(output.outputName(), Map.of("value", output.outputName()));
        }
        String script = "#!/bin/sh\necho \"$1\" >> " + temp.resolve("verbs") + "\ncase \"$1\" in\n"
                + "show) if [ $# = 2 ]; then echo '{}'; else echo '" + PLAN.formatted(plannedAction) + "'; fi ;;\n"
                + "apply) " + duringApply + " ;;\n"
                + "output) echo '" + new JsonMapper().writeValueAsString(outputs) + "' ;;\nesac\n";
        Path file = temp.resolve("toolchain.zip");
        try (var zip = new TestZip(file)) {
            zip.entry("terraform", 0100755, script).file("plugins/provider", "");
        }
        upload("toolchain/terraform-1.11.4-aws-5.100.0.zip", "TOOLCHAIN_SHA256", file);
    }

    private void upload(String key, String digestVariable, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        s3.objects.put(key, bytes);
        environment.put(digestVariable, sha256(bytes));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private RunRecord recorded() {
        return platform.ledger.run();
    }

    @Test
    void run_everythingWorks_answersAsDocumentedAndRecordsEveryStageInOrder() throws IOException {
        JsonNode body = failover().path("body");

        assertThat(body.path("message").asText()).isEqualTo("DR failover completed successfully");
        assertThat(body.path("region").asText()).isEqualTo("eu-west-1");
        assertThat(body.path("rds_promoted").asText()).isEqualTo("konecta-erp-dev-replica");
        assertThat(body.path("eks_cluster").asText()).isEqualTo("cluster_name");
        assertThat(recorded().stages())
                .extracting(StageRecord::stage)
                .containsExactly("bundle", "promote", "infrastructure", "applications");
        assertThat(recorded().stages()).extracting(StageRecord::state).containsOnly(RunState.SUCCEEDED);
        assertThat(temp.resolve("verbs")).hasContent("init\nshow\nplan\nshow\napply\noutput");
        assertThat(rds.promotions).isEqualTo(1);
    }

    @Test
    void run_sequential_provesThePromotionBeforeTerraform() throws IOException {
        environment.put("FAILOVER_ORDER", "sequential");

        failover();

        assertThat(recorded().stage(Stage.INFRASTRUCTURE).orElseThrow().startedAt())
                .isAfterOrEqualTo(recorded().stage(Stage.PROMOTE).orElseThrow().finishedAt());
    }

    @Test
    void run_alteredBundle_neverAsksToPromote() throws IOException {
        uploadBundle();
        bundle.put("terraform/main.tf.json", "{\"altered\": true}");
        environment.put("BUNDLE_KEY", "bundle/other.zip");
        s3.objects.put("bundle/other.zip", "altered".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(this::failover)
                .withMessageContainingAll("s3://konecta-dr/bundle/other.zip has SHA-256", "nothing was changed");
        assertThat(rds.promotions).isZero();
        assertThat(temp.resolve("verbs")).doesNotExist();
    }

    @Test
    void run_releasesThatAreWrong_areFoundBeforeThePromotion() {
        bundle.put("charts/releases.yaml", "schemaVersion: 1\nreleases: []\n");

        assertThatExceptionOfType(ReleaseException.class).isThrownBy(this::failover);
        assertThat(rds.promotions).isZero();
    }

    @Test
    void run_alteredToolchain_isNamedAtItsStageAndNeverRuns() throws IOException {
        uploadToolchain();
        environment.put("TOOLCHAIN_KEY", "toolchain/other.zip");
        s3.objects.put("toolchain/other.zip", "altered".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(this::failover)
                .withMessageStartingWith("infrastructure: ")
                .withMessageEndingWith("nothing of it has run, the promotion goes on");
        assertThat(temp.resolve("verbs")).doesNotExist();
    }

    @Test
    void run_planThatDeletes_isNotApplied() {
        plannedAction = "delete";

        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(this::failover)
                .withMessageContaining("aws_vpc.v would be deleted");
        assertThat(temp.resolve("verbs")).hasContent("init\nshow\nplan\nshow");
        assertThat(helm.calls).isEmpty();
    }

    @Test
    void run_infrastructureFailsWhileAwsPromotes_endsAtOnceAndLeavesNoThread() {
        rds = new ScriptedRds().replica("available").replica("modifying");
        duringApply = "echo 'it broke' >&2; exit 1";

        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(this::failover)
                .withMessageContainingAll("terraform apply ended with exit code 1", "it broke")
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(1));
        // The executor's last worker is counted out a moment before its thread has gone.
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .noneMatch(t -> t.getName().equals("overlap")));
        assertThat(recorded().state()).isEqualTo(RunState.FAILED);
        assertThat(recorded().stage(Stage.PROMOTE).orElseThrow().state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void run_promotionFails_letsTerraformFinishFirst() {
        rds = new ScriptedRds().replica("available").replica("modifying");
        environment.put("PROMOTION_TIMEOUT", "PT0.2S");
        duringApply = "sleep 1; echo applied >> " + temp.resolve("verbs");

        assertThatExceptionOfType(PromotionException.class).isThrownBy(this::failover);
        assertThat(temp.resolve("verbs")).content().contains("applied");
        assertThat(helm.calls).isEmpty();
        assertThat(recorded().stage(Stage.INFRASTRUCTURE).orElseThrow().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(recorded().stage(Stage.PROMOTE).orElseThrow().state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void run_afterAFailure_goesOnWithTheSameRunAndDoesNotPromoteTwice() throws IOException {
        helm.failing = "app";
        assertThatExceptionOfType(ReleaseException.class).isThrownBy(this::failover);
        String runId = recorded().runId();
        helm.failing = "";

        failover();

        assertThat(recorded().runId()).isEqualTo(runId);
        assertThat(recorded().epoch()).isEqualTo(2);
        assertThat(rds.promotions).isEqualTo(1);
    }

    @Test
    void run_timeIsOverDuringApply_parksPolitelyAndTheContinuationFinishes() throws IOException {
        invocation = Duration.ofSeconds(6);
        duringApply =
                "trap 'echo interrupted >> " + temp.resolve("verbs") + "; exit 1' INT; while :; do sleep 0.1; done";

        JsonNode answer = failover();

        assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
        assertThat(answer.path("body").path("stage").asText()).isEqualTo("infrastructure");
        assertThat(temp.resolve("verbs")).content().contains("interrupted");
        assertThat(recorded().state()).isEqualTo(RunState.PARKED);
        assertThat(recorded().stage(Stage.INFRASTRUCTURE).orElseThrow().state()).isEqualTo(RunState.PARKED);

        invocation = Duration.ofMinutes(5);
        duringApply = ":";
        JsonNode last = invoke(platform.continuations.get(0));

        assertThat(last.path("statusCode").asInt()).isEqualTo(200);
        assertThat(recorded().attempts())
                .extracting(Attempt::ended)
                .containsExactly(Attempt.End.PARKED, Attempt.End.SUCCEEDED);
        assertThat(rds.promotions).isEqualTo(1);
        assertThat(platform.notices)
                .extracting(Notice::subject)
                .containsExactly("DR failover has begun in eu-west-1", "DR failover has succeeded in eu-west-1");
    }

    @Test
    void run_continuationCannotBeSent_failsAndLambdasRetryGoesOn() throws IOException {
        rds = new ScriptedRds().replica("available").replica("modifying");
        invocation = Duration.ofSeconds(4);
        platform.continuationFails = true;

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::failover);
        assertThat(recorded().state()).isEqualTo(RunState.PARKED);

        rds.standalone("available");
        invocation = Duration.ofMinutes(5);
        assertThat(failover().path("statusCode").asInt()).isEqualTo(200);
        assertThat(recorded().epoch()).isEqualTo(2);
    }

    @Test
    void run_infrastructureRecordedAsBuilt_isNotBuiltAgain() throws IOException {
        helm.failing = "app";
        assertThatExceptionOfType(ReleaseException.class).isThrownBy(this::failover);
        Files.delete(temp.resolve("verbs"));
        helm.failing = "";

        JsonNode answer = failover();

        assertThat(temp.resolve("verbs")).doesNotExist();
        assertThat(answer.path("body").path("eks_cluster").asText()).isEqualTo("cluster_name");
        assertThat(answer.path("body").path("load_balancer").asText()).isEqualTo("load_balancer_dns_name");
    }
}
