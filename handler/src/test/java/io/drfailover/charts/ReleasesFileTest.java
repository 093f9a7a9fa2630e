package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.drfailover.contract.ReleaseValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The releases that come with the project can be installed. */
class ReleasesFileTest {
    private static final String SERVICE_NAME = "konecta-erp";

    private final List<JsonNode> releases = releases();
    private final Path scratch;

    ReleasesFileTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @Test
    void names_areUnique_andChartsExist() {
        assertThat(releases)
                .extracting(release -> release.path("name").asText())
                .doesNotHaveDuplicates();
        assertThat(releases).allSatisfy(release -> assertThat(
                        Charts.FOLDER.resolve(release.path("chart").asText()))
                .isDirectoryContaining("glob:**/Chart.yaml"));
    }

    @Test
    void serving_isOneRelease_inTheLastWave_onTheTargetGroupsPort() {
        List<JsonNode> serving = releases.stream()
                .filter(release -> release.path("serves").asBoolean())
                .toList();

        assertThat(serving).hasSize(1);
        int last = releases.stream()
                .mapToInt(release -> release.path("wave").asInt())
                .max()
                .orElseThrow();
        assertThat(serving.get(0).path("wave").asInt()).isEqualTo(last);
        JsonNode service = render(serving.get(0)).the("Service");
        assertThat(service.at("/metadata/name").asText()).isEqualTo(SERVICE_NAME);
        assertThat(service.at("/spec/ports/0/nodePort").asInt()).isEqualTo(30080);
    }

    @Test
    void release_withWhatTheFunctionGives_renders() {
        assertThat(releases).hasSizeGreaterThan(1).allSatisfy(release -> assertThat(
                        render(release).variable("DATABASE_HOST").path("value").asText())
                .isEqualTo("db.example.com"));
    }

    @Test
    void objectsOfTheReleases_doNotMeet() {
        List<String> names = new ArrayList<>();
        releases.forEach(release -> render(release)
                .objects()
                .forEach(object -> names.add(object.path("kind").asText() + "/"
                        + object.at("/metadata/name").asText())));

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void timeouts_areDurations() {
        assertThat(releases)
                .filteredOn(release -> release.has("timeout"))
                .isNotEmpty()
                .allSatisfy(release -> assertThat(
                                Duration.parse(release.path("timeout").asText()))
                        .isPositive());
    }

    private Manifests render(JsonNode release) {
        ObjectNode values = release.path("values").deepCopy();
        ObjectNode database = values.putObject(ReleaseValue.DATABASE);
        database.put(ReleaseValue.DATABASE_HOST, "db.example.com").put(ReleaseValue.DATABASE_PORT, 5432);
        values.put(ReleaseValue.REGION, "eu-west-1");
        values.put(ReleaseValue.RESTARTED_AT, "2026-11-23T03:14:15Z");
        if (release.path("serves").asBoolean()) {
            values.put("fullnameOverride", SERVICE_NAME);
        }
        Path chart = Charts.FOLDER.resolve(release.path("chart").asText());
        return new Rendering(chart, release.path("name").asText(), scratch).withOnly(values.toString());
    }

    private static List<JsonNode> releases() {
        try {
            JsonNode file = new YAMLMapper().readTree(Charts.read(Charts.RELEASES));
            return StreamSupport.stream(file.path("releases").spliterator(), false)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
