package io.drfailover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.BundleManifest;
import io.drfailover.contract.TerraformOutput;
import io.drfailover.helm.ClusterToken;
import io.drfailover.helm.CredentialsReader;
import io.drfailover.helm.RecordingHelm;
import io.drfailover.helm.ReleaseInstaller;
import io.drfailover.ledger.RunRecord;
import io.drfailover.promote.ReplicaPromoter;
import io.drfailover.promote.ScriptedRds;
import io.drfailover.terraform.BundleLoader;
import io.drfailover.terraform.InfrastructureBuilder;
import io.drfailover.terraform.PinnedObjects;
import io.drfailover.terraform.TerraformCliOpener;
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
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The runbook with a terraform that is a shell script, an RDS that follows a script, and a Helm that keeps a list. */
abstract class RunbookSetup {
    private static final String ALARM =
            "{\"source\":\"aws.cloudwatch\",\"alarmData\":{\"alarmName\":\"a\",\"state\":{\"value\":\"ALARM\"}}}";
    private static final String PLAN = "{\"resource_changes\":[{\"address\":\"aws_vpc.v\",\"type\":\"aws_vpc\","
            + "\"change\":{\"actions\":[\"%s\"]}}],\"configuration\":{\"provider_config\":{\"aws\":{\"name\":\"aws\","
            + "\"expressions\":{\"region\":{\"constant_value\":\"eu-west-1\"}}}}}}";

    @TempDir
    Path temp;

    final InMemoryS3 s3 = new InMemoryS3();
    ScriptedRds rds =
            new ScriptedRds().replica("available").replica("modifying").standalone("available");
    final RecordingHelm helm = new RecordingHelm();
    final TestPlatform platform = new TestPlatform();
    Duration invocation = Duration.ofMinutes(5);
    final Map<String, String> environment = atOneLook(TestEnvironment.complete());
    final Map<String, String> bundle = new TreeMap<>();
    String plannedAction = "create";
    String duringApply = ":";

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

    JsonNode failover() throws IOException {
        return invoke(ALARM);
    }

    JsonNode invoke(String event) throws IOException {
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
                        new TerraformCliOpener(toolchain::load, workspace, Map.of(), config.bucket(), () -> true),
                        Optional::empty,
                        new EmptyInventory(),
                        group -> false,
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
        Invocation.Question none = deadline -> {
            throw new AssertionError("an alarm is no question");
        };
        return new Invocation(config, platform.on(clock), stages, none, none)
                .answer(new Request(event, "request of " + event, "function", impatient(invocation)));
    }

    /** The hold-off is waited for in tests of its own. */
    private static Map<String, String> atOneLook(Map<String, String> complete) {
        complete.put("HOLD_OFF", "PT0S");
        return complete;
    }

    /** Real time, but looks are soon repeated. */
    static Deadline impatient(Duration duration) {
        return Deadline.in(duration, InstantSource.system(), pause -> Thread.sleep(Math.min(pause.toMillis(), 20)));
    }

    static SecretsManagerClient noSecrets() {
        return new SecretsManagerClient() {
            @Override
            public String serviceName() {
                return "secretsmanager";
            }

            @Override
            public void close() {}
        };
    }

    void uploadBundle() throws IOException {
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

    void uploadToolchain() throws IOException {
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

    void upload(String key, String digestVariable, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        s3.objects.put(key, bytes);
        environment.put(digestVariable, sha256(bytes));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    RunRecord recorded() {
        return platform.ledger.run();
    }
}
