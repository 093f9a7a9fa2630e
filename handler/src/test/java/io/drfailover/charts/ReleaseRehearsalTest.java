package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import io.drfailover.helm.DatabaseCredentials;
import io.drfailover.helm.DatabaseEndpoint;
import io.drfailover.helm.NativeHelm;
import io.drfailover.helm.ReleaseException;
import io.drfailover.helm.ReleasePlan;
import io.drfailover.helm.ReleaseRehearsal;
import io.drfailover.helm.ReleaseSpec;
import io.drfailover.helm.ReleaseValues;
import io.drfailover.helm.RenderedRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real engine, and the packaged chart. */
class ReleaseRehearsalTest {
    @TempDir
    Path scratch;

    private final ObjectNode values = new JsonMapper().createObjectNode();

    private List<RenderedRelease> render() throws IOException {
        new Helm(Charts.APPLICATION).packageIt().withDestination(scratch).call();
        Path archive = Charts.filesIn(scratch).get(0);
        var plan = new ReleasePlan(List.of(new ReleaseSpec("app", archive, 1, true, Duration.ofMinutes(1), values)));
        var run = new ReleaseValues(
                new DatabaseEndpoint("replica.evaluation.eu-west-1.rds.amazonaws.com", 5432, "evaluation"),
                new DatabaseCredentials("evaluation", "evaluation", ""),
                "eu-west-1",
                Instant.EPOCH,
                "erp");
        return new ReleaseRehearsal(new NativeHelm(), "apps", Rendering.KUBERNETES)
                .render(plan, run, Files.createDirectory(scratch.resolve("work")));
    }

    @Test
    void render_valuesOfAFailover_givesManifestsWithHooksAndNoWarning() throws IOException {
        RenderedRelease app = render().get(0);

        assertThat(app.hasSchema()).isTrue();
        assertThat(app.warnings()).isEmpty();
        assertThat(app.manifests()).contains("kind: Deployment", "name: erp", RenderedRelease.HOOK + ": test");
    }

    @Test
    void render_misspeltValue_isRefusedByTheSchema() throws IOException {
        values.put("replicaCuont", 3);

        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(this::render)
                .withMessageContainingAll("the release \"app\"", "replicaCuont", "charts/releases.yaml");
    }
}
