package io.drfailover.helm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.Deadline;
import io.drfailover.MovingClock;
import io.drfailover.SilentProgress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** An installer, a Helm that keeps a list, and what the run remembers. */
abstract class InstallerSetup {
    @TempDir
    Path directory;

    final MovingClock clock = new MovingClock();
    final RecordingHelm helm = new RecordingHelm();
    final RememberedReleases history = new RememberedReleases();
    final ClusterAccess cluster = new ClusterAccess("dr", URI.create("https://127.0.0.1:1"), "Q0E=");
    final ReleaseValues values = new ReleaseValues(
            new DatabaseEndpoint("replica.eu", 5432, "erp"),
            new DatabaseCredentials("admin", "hunter2", ""),
            "eu-west-1",
            MovingClock.START,
            "erp");

    List<AppRelease> install(Duration left) {
        return install(clock.deadline(left));
    }

    List<AppRelease> install(Deadline deadline) {
        var token = new ClusterToken(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")), "eu-west-1");
        return new ReleaseInstaller(helm, helm, token, "konecta", directory, new SilentProgress())
                .ensureInstalled(
                        new ReleasePlan(List.of(release("web", 2), release("backend", 1))),
                        cluster,
                        values,
                        history,
                        deadline);
    }

    static ReleaseSpec release(String name, int wave) {
        return new ReleaseSpec(
                name,
                Path.of("chart.tgz"),
                wave,
                name.equals("web"),
                Duration.ofMinutes(5),
                new JsonMapper().createObjectNode().put("replicaCount", 2));
    }

    static AppRelease release(String name, String revision, String status) {
        return new AppRelease(name, "application-1.0.0", revision, status);
    }
}
