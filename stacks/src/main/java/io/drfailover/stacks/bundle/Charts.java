package io.drfailover.stacks.bundle;

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
     * @param nodePort the port that the load balancer sends to
     * @return the files of the bundle by their paths in it
     * @throws PackagingException if {@code releases.yaml} is missing, malformed, or names a chart that is not there
     */
    static SortedMap<String, byte[]> pack(Path folder, int nodePort) {
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
            new ReleasesFile(releases, new YAMLMapper().readTree(text)).check(names, nodePort);
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
}
