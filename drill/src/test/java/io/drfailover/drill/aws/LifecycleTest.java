package io.drfailover.drill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eks.EksClient;

class LifecycleTest {
    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void start_processEndsEarly_isReportedWithTheEndOfItsLog() throws IOException {
        Path script = executable("broken-python", "#!/bin/sh\necho 'no module named moto'\nexit 7\n");

        assertThatThrownBy(() -> EmulatedAws.start(new Python(script, "0"), folder, folder.resolve("log")))
                .isInstanceOf(EmulatedAwsException.class)
                .hasMessageContaining("exit code 7")
                .hasMessageContaining("no module named moto");
    }

    @Test
    void start_motoWithoutAPatchedAttribute_isNamed() throws IOException {
        // A moto whose modules are there but empty stands for any other version.
        Path fake = Files.createDirectories(folder.resolve("emulator/moto"));
        Files.writeString(fake.resolve("__init__.py"), "__version__ = '9.9.9'\n");

        assertThatThrownBy(() -> EmulatedAws.start(Emulator.python(), folder, folder.resolve("log")))
                .isInstanceOf(EmulatedAwsException.class)
                .hasMessageContaining("moto.rds.models:RDSBackend.promote_read_replica")
                .hasMessageContaining("moto[server]==5.2.1")
                .hasMessageContaining("warning: moto is 9.9.9");
    }

    @Test
    void close_always_leavesNoProcess() {
        EmulatedAws aws = EmulatedAws.start(Emulator.python(), folder, folder.resolve("log"));
        ProcessHandle handle = ProcessHandle.of(aws.pid()).orElseThrow();
        assertThat(handle.isAlive()).isTrue();

        aws.close();

        assertThat(handle.isAlive()).isFalse();
        assertThatThrownBy(aws::requests)
                .isInstanceOf(EmulatedAwsException.class)
                .hasMessageContaining("is it still running");
    }

    @Test
    void standardInput_ended_endsTheProcess() throws Exception {
        Path ready = folder.resolve("url");
        Path source = EmulatorSource.extract(folder.resolve("emulator"));
        ProcessBuilder builder = new ProcessBuilder(
                        Emulator.python().executable().toString(),
                        "-s",
                        "-m",
                        EmulatorSource.PACKAGE,
                        "--ready-file",
                        ready.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().clear();
        builder.environment().putAll(EmulatorProcess.environment(folder, source));
        Process process = builder.start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(ready));

            process.getOutputStream().close();

            await().atMost(Duration.ofSeconds(5)).until(() -> !process.isAlive());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void reset_ofMoto_emptiesAwsAndKeepsTheDrillsWishes() throws Exception {
        try (EmulatedAws aws = EmulatedAws.start(Emulator.python(), folder, folder.resolve("log"));
                EksClient eks = new Clients(aws.endpoint(), Clients.DR).eks()) {
            aws.durations(Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO);
            aws.kubernetes(URI.create("https://127.0.0.1:1"), "authority");
            eks.createCluster(r ->
                    r.name("c").roleArn("arn:aws:iam::123456789012:role/r").resourcesVpcConfig(vpc -> vpc.subnetIds()));
            eks.createAddon(r -> r.clusterName("c").addonName("vpc-cni"));

            HttpResponse<Void> reset = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(
                            HttpRequest.newBuilder(aws.endpoint().resolve("/moto-api/reset"))
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());

            assertThat(reset.statusCode()).isEqualTo(200);
            assertThat(eks.listClusters().clusters()).isEmpty();
            eks.createCluster(r ->
                    r.name("c").roleArn("arn:aws:iam::123456789012:role/r").resourcesVpcConfig(vpc -> vpc.subnetIds()));
            assertThat(eks.listAddons(r -> r.clusterName("c")).addons()).isEmpty();
            assertThat(eks.describeCluster(r -> r.name("c")).cluster().endpoint())
                    .isEqualTo("https://127.0.0.1:1");
        }
    }

    @Test
    void source_everyModuleOfTheFolder_isListed() throws IOException {
        Path sources = Path.of("src/main/resources/io/drfailover/drill/aws", EmulatorSource.PACKAGE);
        try (Stream<Path> files = Files.list(sources)) {
            assertThat(files.map(Path::getFileName).map(Path::toString).filter(name -> name.endsWith(".py")))
                    .containsExactlyInAnyOrderElementsOf(EmulatorSource.FILES);
        }
        assertThat(sources.resolve("selfcheck.py")).content().contains("PINNED_MOTO = \"" + Python.PINNED_MOTO + "\"");
    }

    private Path executable(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
