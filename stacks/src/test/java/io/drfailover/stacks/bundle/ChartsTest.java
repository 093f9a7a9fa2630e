package io.drfailover.stacks.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsTest {
    private static final int NODE_PORT = 30080;

    @TempDir
    Path folder = Path.of("");

    @Test
    void pack_oneChart_holdsWhatHelmWouldPack() throws IOException {
        var files = Charts.pack(SampleFolder.charts(folder), NODE_PORT);
        assertThat(files).containsOnlyKeys("charts/shop-1.2.3.tgz", "charts/releases.yaml");
        assertThat(names(files.get("charts/shop-1.2.3.tgz")))
                .containsExactly(
                        "shop/Chart.yaml", "shop/.helmignore", "shop/templates/service.yaml", "shop/values.yaml");
    }

    @Test
    void pack_sameChartElsewhereAndLater_givesTheSameBytes() throws IOException {
        byte[] first = Charts.pack(SampleFolder.charts(folder.resolve("one")), NODE_PORT)
                .get("charts/shop-1.2.3.tgz");
        Path other = SampleFolder.charts(folder.resolve("two"));
        Files.setLastModifiedTime(
                other.resolve("shop/values.yaml"), java.nio.file.attribute.FileTime.fromMillis(1_000_000));
        assertThat(Charts.pack(other, NODE_PORT).get("charts/shop-1.2.3.tgz")).isEqualTo(first);
    }

    @Test
    void pack_releaseOfAMissingChart_namesBoth() throws IOException {
        SampleFolder.charts(folder);
        SampleFolder.write(
                folder,
                "releases.yaml",
                "schemaVersion: 1\nreleases: [{name: web, chart: website, wave: 1, serves: true}]\n");
        assertThatExceptionOfType(PackagingException.class)
                .isThrownBy(() -> Charts.pack(folder, NODE_PORT))
                .withMessageContainingAll("release web", "chart website", "[shop]");
    }

    @Test
    void pack_releasesThatTheFunctionWouldRefuse_areRefusedNow() throws IOException {
        SampleFolder.charts(folder);
        SampleFolder.write(folder, "releases.yaml", "schemaVersion: 1\nreleases: [{name: shop, chart: shop}]\n");
        assertThatExceptionOfType(PackagingException.class)
                .isThrownBy(() -> Charts.pack(folder, NODE_PORT))
                .withMessageContainingAll("releases.yaml", "wave");
    }

    @Test
    void pack_servingReleaseOnAnotherNodePort_namesBothPorts() throws IOException {
        SampleFolder.charts(folder);
        SampleFolder.write(
                folder,
                "releases.yaml",
                "schemaVersion: 1\nreleases:\n  - {name: shop, chart: shop, wave: 1, serves: true,"
                        + " values: {service: {nodePort: 30081}}}\n");
        assertThatExceptionOfType(PackagingException.class)
                .isThrownBy(() -> Charts.pack(folder, NODE_PORT))
                .withMessageContainingAll("node port 30081", "sends to 30080", "application.nodePort");
    }

    @Test
    void pack_noReleases_saysWhatIsMissing() {
        assertThatExceptionOfType(PackagingException.class)
                .isThrownBy(() -> Charts.pack(folder, NODE_PORT))
                .withMessageContainingAll("releases.yaml", "-Ddr.charts=FOLDER");
    }

    @Test
    void pack_chartWithAnotherName_isRefused() throws IOException {
        SampleFolder.charts(folder);
        SampleFolder.write(folder, "shop/Chart.yaml", "name: store\nversion: 1.0.0\n");
        assertThatExceptionOfType(PackagingException.class)
                .isThrownBy(() -> Charts.pack(folder, NODE_PORT))
                .withMessageContainingAll("store", "the name must be the folder's");
    }

    @Test
    void excludes_negatedPattern_isKept() throws IOException {
        SampleFolder.write(folder, ".helmignore", "*.md\n!README.md\n/docs\n");
        HelmIgnore ignore = HelmIgnore.of(folder);
        assertThat(ignore.excludes(Path.of("CHANGES.md"), false)).isTrue();
        assertThat(ignore.excludes(Path.of("README.md"), false)).isFalse();
        assertThat(ignore.excludes(Path.of("docs"), true)).isTrue();
        assertThat(ignore.excludes(Path.of("templates/docs"), true)).isFalse();
    }

    private static List<String> names(byte @Nullable [] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GzipCompressorInputStream(new ByteArrayInputStream(Objects.requireNonNull(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
