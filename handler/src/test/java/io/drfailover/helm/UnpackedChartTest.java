package io.drfailover.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedChartTest {
    @TempDir
    Path scratch;

    private UnpackedChart unpack(String... namesAndContents) throws IOException {
        Path archive = scratch.resolve("chart.tgz");
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                byte[] content = namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8);
                var entry = new TarArchiveEntry(namesAndContents[i], true);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return UnpackedChart.of(archive, Files.createDirectory(scratch.resolve("out")));
    }

    @Test
    void of_entryThatLeadsOut_isRefused() {
        assertThatIOException()
                .isThrownBy(() -> unpack("../evil", "x"))
                .withMessageContaining("\"../evil\" does not belong in a chart");
        assertThat(scratch.resolve("evil")).doesNotExist();
    }

    @Test
    void override_objectsAreMergedAndTheRestReplaced() throws IOException {
        UnpackedChart chart = unpack("app/values.yaml", "image: {tag: a, name: b}\nlist: [1, 2]\n");

        chart.override((ObjectNode) new JsonMapper().readTree("{\"image\":{\"tag\":\"c\"},\"list\":[3]}"));

        assertThat(new YAMLMapper()
                        .readTree(chart.folder().resolve("values.yaml").toFile()))
                .isEqualTo(new JsonMapper().readTree("{\"image\":{\"tag\":\"c\",\"name\":\"b\"},\"list\":[3]}"));
    }

    @Test
    void showHooks_onlyTheHookItselfGetsAnotherName() throws IOException {
        UnpackedChart chart =
                unpack("app/templates/job.yaml", "\"helm.sh/hook\": pre-install\nhelm.sh/hook-weight: \"1\"\n");

        chart.showHooks();

        assertThat(chart.folder().resolve("templates/job.yaml"))
                .hasContent("\"dr-failover/hook\": pre-install\nhelm.sh/hook-weight: \"1\"\n");
    }
}
