package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.MovingClock;
import io.drfailover.TestEnvironment;
import io.drfailover.contract.ToolchainLayout;
import io.drfailover.helm.ChartEngine;
import io.drfailover.ledger.InMemoryRunLedger;
import io.drfailover.terraform.TestZip;
import io.drfailover.terraform.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One fault, one finding that blocks; what depends on it is not made. */
class BundleChecksTest {
    private static final String BUNDLE = "bundle/eu-west-1-dr.zip";
    private static final String TOOLCHAIN = "toolchain/terraform-1.11.4-aws-5.100.0.zip";
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/k";

    @TempDir
    Path scratch;

    private final FakeBucket bucket = new FakeBucket();
    private final Map<String, String> environment = new TreeMap<>(TestEnvironment.complete());

    private void install(byte[] bundle, byte[] toolchain) {
        bucket.put(BUNDLE, bundle).put(TOOLCHAIN, toolchain);
        environment.put("BUNDLE_SHA256", SampleBundle.sha256(bundle));
        environment.put("TOOLCHAIN_SHA256", SampleBundle.sha256(toolchain));
        environment.put("TOOLCHAIN_KEY", TOOLCHAIN);
        environment.put("DB_SECRET_ID", "database");
    }

    /** Whose terraform answers everything with an empty plan, or nothing at all. */
    private byte[] toolchain() throws IOException {
        Path file = Files.createTempFile(scratch, "toolchain", ".zip");
        try (var zip = new TestZip(file)) {
            zip.entry(ToolchainLayout.TERRAFORM, 0100755, "#!/bin/sh\n[ \"$1\" = show ] && echo '{}'\nexit 0\n");
            zip.file(ToolchainLayout.PLUGINS_DIRECTORY + "readme", "a provider");
        }
        return Files.readAllBytes(file);
    }

    private Map<String, Finding> look() throws IOException {
        var clients = new BundleChecks.Clients(
                bucket,
                new FakeReplica(KEY),
                new FakeSecrets("{\"username\":\"a\",\"password\":\"hidden\"}"),
                region -> {
                    throw new IllegalArgumentException(region);
                });
        ChartEngine helm = new ChartEngine() {
            @Override
            public List<String> lint(String release, Path chart) {
                return List.of();
            }

            @Override
            public String render(String release, Path chart, String namespace, Path values, String kubernetes) {
                return "";
            }
        };
        Path tmp = Files.createTempDirectory(scratch, "tmp");
        var made = new BundleChecks(
                FailoverConfig.from(environment), Map.of(), tmp, new Workspace(tmp.resolve("own")), clients, helm);
        var checks = made.all(made.deployed(), new NewestRun(new InMemoryRunLedger()));
        Deadline deadline = new MovingClock().deadline(Duration.ofMinutes(1));
        return checks.parallelStream().collect(Collectors.toMap(ReadinessCheck::name, check -> check.look(deadline)));
    }

    private static List<String> blocking(Map<String, Finding> findings) {
        return findings.entrySet().stream()
                .filter(f -> f.getValue().outcome() == Outcome.BLOCKING)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void look_alteredBundle_blocksOnlyTheBundle() throws IOException {
        install(new SampleBundle().zip(scratch), toolchain());
        bucket.put(BUNDLE, new byte[] {1});

        Map<String, Finding> found = look();

        assertThat(blocking(found)).containsExactly("bundle");
        assertThat(found.get("bundle").seen()).contains(BUNDLE + " has SHA-256");
        assertThat(found.get("bundle").remedy()).contains("deploy the standby stack again");
        assertThat(List.of("drift", "terraform-plan", "charts", "images"))
                .allSatisfy(name -> assertThat(found.get(name).seen()).startsWith("not checked: the "));
        assertThat(bucket.reads.stream().filter(BUNDLE::equals)).hasSize(1);
    }

    @Test
    void look_missingToolchain_blocksOnlyTheToolchain() throws IOException {
        install(new SampleBundle().zip(scratch), toolchain());
        bucket.versions.remove(TOOLCHAIN);

        Map<String, Finding> found = look();

        assertThat(blocking(found)).contains("toolchain").doesNotContain("bundle", "drift", "disk", "terraform-plan");
        assertThat(found.get("toolchain").seen()).contains(TOOLCHAIN + " does not exist");
        assertThat(found.get("terraform-plan").seen()).startsWith("not checked: the toolchain");
    }

    @Test
    void look_everythingThere_showsCommitAndKeepsThePassword() throws IOException {
        install(new SampleBundle().zip(scratch), toolchain());

        Map<String, Finding> found = look();

        assertThat(found.get("bundle").seen()).contains("schema 1, commit abc1234, digest as deployed");
        assertThat(found.get("toolchain").outcome()).isEqualTo(Outcome.OK);
        assertThat(found.get("drift").outcome()).isEqualTo(Outcome.OK);
        assertThat(found.get("disk").outcome()).isEqualTo(Outcome.OK);
        assertThat(found.get("database-secret").outcome()).isEqualTo(Outcome.OK);
        assertThat(found.get("static-stability").outcome()).isEqualTo(Outcome.OK);
        assertThat(found.toString()).doesNotContain("hidden");
    }

    @Test
    void look_newerBundleThanPinned_isDrift() throws IOException {
        install(new SampleBundle().zip(scratch), toolchain());
        environment.put("BUNDLE_VERSION_ID", "v1");
        bucket.put(BUNDLE, new byte[] {1});

        Map<String, Finding> found = look();

        assertThat(found.get("bundle").outcome()).isEqualTo(Outcome.OK);
        assertThat(found.get("drift").outcome()).isEqualTo(Outcome.WARNING);
        assertThat(found.get("drift").seen()).contains("the newest bundle in the bucket, version v2");
        assertThat(found.get("drift").remedy()).contains("deploy the standby stack");
    }

    @Test
    void look_toolchainOfAnotherTerraform_isDrift() throws IOException {
        install(new SampleBundle().forTerraform("1.12.0").zip(scratch), toolchain());

        assertThat(look().get("drift").seen())
                .isEqualTo("the bundle was made for terraform 1.12.0, the toolchain has 1.11.4");
    }
}
