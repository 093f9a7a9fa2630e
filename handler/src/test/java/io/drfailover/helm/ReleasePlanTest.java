package io.drfailover.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleasePlanTest {
    private static final String WEB = "  - {name: web, chart: application, wave: 2, serves: true, timeout: PT3M}\n";
    private static final String BACKEND = "  - {name: backend, chart: application, wave: 1, values: {a: 1}}\n";

    @TempDir
    Path charts;

    @BeforeEach
    void chart() throws IOException {
        Files.writeString(charts.resolve("application-1.0.0.tgz"), "");
        Files.writeString(charts.resolve("application-extra-1.0.0.tgz"), "");
    }

    private ReleasePlan read(String yaml) throws IOException {
        Files.writeString(charts.resolve("releases.yaml"), yaml);
        return ReleasePlan.read(charts, Duration.ofMinutes(10));
    }

    private void assertRefused(String yaml, String... because) {
        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(() -> read(yaml))
                .withMessageContaining("applications: releases.yaml")
                .withMessageContainingAll(because);
    }

    @Test
    void read_wellFormed_isOrderedByWaveWithDefaults() throws IOException {
        ReleasePlan plan = read("schemaVersion: 1\nreleases:\n" + WEB + BACKEND);

        assertThat(plan.releases()).extracting(ReleaseSpec::name).containsExactly("backend", "web");
        assertThat(plan.releases())
                .extracting(ReleaseSpec::timeout)
                .containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(3));
        assertThat(plan.releases().get(0).chart()).isEqualTo(charts.resolve("application-1.0.0.tgz"));
    }

    @Test
    void read_unknownChart_namesIt() {
        assertRefused(
                "schemaVersion: 1\nreleases:\n" + WEB.replace("application", "missing"),
                "the chart \"missing\" is in the bundle 0 times");
    }

    @Test
    void read_nameTwiceAndTwoServe_namesBoth() {
        assertRefused(
                "schemaVersion: 1\nreleases:\n" + WEB + WEB,
                "\"web\" is named twice",
                "exactly one release must have \"serves: true\", 2 have");
    }

    @Test
    void read_nobodyServes_isRefused() {
        assertRefused("schemaVersion: 1\nreleases:\n" + BACKEND, "releases");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "schemaVersion: 2\nreleases:\n" + WEB,
                "schemaVersion: 1\nreleases: []",
                "schemaVersion: 1\nreleases:\n  - {name: Web, chart: application, wave: 1, serves: true}",
                "schemaVersion: 1\nreleases:\n  - {name: web, chart: application, wave: 0, serves: true}",
                "schemaVersion: 1\nreleases:\n  - {name: web, chart: ../x, wave: 1, serves: true}",
                "schemaVersion: 1\nreleases:\n  - {name: web, chart: application, wave: 1, serve: true}",
                "schemaVersion: 1\nreleases:\n  - {name: web, chart: application, wave: 1, serves: true, timeout: 5m}",
                "releases: [",
            })
    void read_malformed_isRefused(String yaml) {
        assertRefused(yaml, "releases.yaml");
    }
}
