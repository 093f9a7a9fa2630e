package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed chart, which is what the function installs. */
class ApplicationPackageTest {
    private final Path scratch;

    ApplicationPackageTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @Test
    void packedChart_holdsTheSchemaAndNoTestShapes() throws IOException {
        assertThat(entries(pack()))
                .contains(
                        "application/Chart.yaml",
                        "application/values.yaml",
                        "application/values.schema.json",
                        "application/README.md",
                        "application/templates/deployment.yaml",
                        "application/templates/tests/connection.yaml")
                .noneMatch(entry -> entry.startsWith("application/ci/"));
    }

    @Test
    void packedChart_rendersAsTheFolderDoes() {
        assertThat(new Rendering(pack(), Rendering.RELEASE, scratch).text("configured"))
                .isEqualTo(Rendering.ofApplication(scratch).text("configured"));
    }

    private Path pack() {
        new Helm(Charts.APPLICATION).packageIt().withDestination(scratch).call();
        return Charts.filesIn(scratch).stream()
                .filter(file -> file.toString().endsWith(".tgz"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> entries(Path archive) throws IOException {
        List<String> names = new ArrayList<>();
        // The JDK's reader: Helm writes a gzip extra field that commons-compress refuses.
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
