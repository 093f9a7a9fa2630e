package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.Deadline;
import io.drfailover.Progress;
import io.drfailover.contract.Stage;
import io.drfailover.helm.AppRelease;
import io.drfailover.helm.ClusterAccess;
import io.drfailover.helm.ClusterToken;
import io.drfailover.helm.DatabaseCredentials;
import io.drfailover.helm.DatabaseEndpoint;
import io.drfailover.helm.NativeHelm;
import io.drfailover.helm.ReleaseHistory;
import io.drfailover.helm.ReleaseInstaller;
import io.drfailover.helm.ReleasePlan;
import io.drfailover.helm.ReleaseSpec;
import io.drfailover.helm.ReleaseValues;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * The function's own installer with the real Helm engine, in this process or in one that is killed: one invocation that
 * installs the release {@code web}.
 *
 * @param endpoint the emulated cluster
 * @param authority its certificate authority, PEM in base64
 * @param directory for private files
 */
record Applications(URI endpoint, String authority, Path directory) {
    static final String NAMESPACE = "shop";
    static final String READY = "registry.invalid/sample:1.0";
    static final String NEVER_READY = "registry.invalid/never-ready:1.0";
    static final String ACCESS_KEY = "AKIDDRILLEXAMPLE0001";
    static final String SECRET_KEY = "emulated";
    static final String CLUSTER = "drill";

    static final Path CHART = Path.of("src/test/resources/io/drfailover/drill/kubernetes/healing");

    static Applications of(KubernetesApi api, Path directory) {
        return new Applications(
                api.endpoint(),
                Base64.getEncoder().encodeToString(api.certificateAuthorityPem().getBytes(StandardCharsets.US_ASCII)),
                directory);
    }

    /** An invocation in a process of its own: endpoint, authority, directory, image. */
    public static void main(String[] arguments) {
        new Applications(URI.create(arguments[0]), arguments[1], Path.of(arguments[2]))
                .install(arguments[3], Duration.ofMinutes(5), new Lines());
    }

    Process startInstalling(String image) throws IOException {
        // Helm's engine unpacks itself there and is left behind by a kill.
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + directory,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Applications.class.getName(),
                endpoint.toString(),
                authority,
                directory.toString(),
                image);
        return command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    List<AppRelease> install(String image, Duration timeout, Lines lines) {
        var release = new ReleaseSpec(
                "web",
                CHART,
                1,
                true,
                timeout,
                JsonMapper.builder().build().createObjectNode().put("image", image));
        var token = new ClusterToken(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)), "eu-west-1");
        var values = new ReleaseValues(
                new DatabaseEndpoint("replica.invalid", 5432, "shop"),
                DatabaseCredentials.NONE,
                "eu-west-1",
                Instant.EPOCH,
                "web");
        return new ReleaseInstaller(new NativeHelm(), token, NAMESPACE, directory, lines)
                .ensureInstalled(
                        new ReleasePlan(List.of(release)),
                        new ClusterAccess(CLUSTER, endpoint, authority),
                        values,
                        lines,
                        Deadline.in(Duration.ofMinutes(10)));
    }

    /** What the invocation told, and a history that begins empty. */
    static final class Lines implements Progress, ReleaseHistory {
        final List<String> told = new ArrayList<>();
        private Optional<AppRelease> installed = Optional.empty();

        @Override
        public void note(Stage stage, String subject, String message) {
            told.add(message);
        }

        @Override
        public Wait waiting(Stage stage, String subject, String message) {
            return () -> {};
        }

        @Override
        public Optional<AppRelease> recorded(String release) {
            return installed;
        }

        @Override
        public void installing(String release) {
            told.add("installing " + release);
        }

        @Override
        public void installed(AppRelease release) {
            installed = Optional.of(release);
        }
    }
}
