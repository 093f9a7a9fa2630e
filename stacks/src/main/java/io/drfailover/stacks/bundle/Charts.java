package io.drfailover.stacks.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.drfailover.contract.BundleLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The folder of charts: one folder a chart, and {@code releases.yaml}, which says what is installed of them. */
final class Charts {
    private static final String RELEASES = "releases.yaml";

    private Charts() {}

    /**
     * Packs all charts.
     *
     * @return the files of the bundle by their paths in it
     * @throws PackagingException if {@code releases.yaml} is missing or names a chart that is not there
     */
    static SortedMap<String, byte[]> pack(Path folder) {
        Path releases = folder.resolve(RELEASES);
        if (!Files.isRegularFile(releases)) {
            throw new PackagingException(
                    "no %s; put your charts and a releases.yaml into one folder and name it with -Ddr.charts=FOLDER"
                            .formatted(releases));
        }
        try {
            SortedMap<String, byte[]> files = new TreeMap<>();
            Set<String> names = new TreeSet<>();
            for (Path chart : folders(folder)) {
                ChartArchive archive = ChartArchive.pack(chart);
                files.put(BundleLayout.CHARTS_DIRECTORY + archive.fileName(), archive.content());
                names.add(archive.name());
            }
            byte[] text = Files.readAllBytes(releases);
            check(releases, new YAMLMapper().readTree(text), names);
            files.put(BundleLayout.RELEASES, text);
            return files;
        } catch (IOException e) {
            throw new PackagingException("packing the charts in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> Files.isRegularFile(child.resolve("Chart.yaml")))
                    .sorted()
                    .toList();
        }
    }

    private static void check(Path file, JsonNode releases, Set<String> charts) {
        JsonNode list = releases.path("releases");
        if (list.isEmpty()) {
            throw new PackagingException("%s names no release; a failover would install nothing".formatted(file));
        }
        for (JsonNode release : list) {
            String chart = release.path("chart").asText();
            if (!charts.contains(chart)) {
                throw new PackagingException(
                        "%s: the release %s wants the chart %s, and beside the file there are only %s"
                                .formatted(file, release.path("name").asText(), chart, charts));
            }
        }
    }
}
