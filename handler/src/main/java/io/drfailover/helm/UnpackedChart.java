package io.drfailover.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A packaged chart in a folder of its own. Helm's linter takes no values, so the chart is given those of the release as
 * its defaults; without them a chart whose schema asks for a database would never pass.
 *
 * @param folder the chart's
 */
record UnpackedChart(Path folder) {
    private static final String VALUES = "values.yaml";
    private static final String TEMPLATES = "templates/";
    /** Not its relatives, such as {@code helm.sh/hook-weight}. */
    private static final Pattern HOOK = Pattern.compile("helm\\.sh/hook(?![-\\w])");
    /** Helm's own limit for one (Helm source, {@code MaxDecompressedChartSize}). */
    private static final long MOST_BYTES = 100L * 1024 * 1024;

    /**
     * Unpacks; everything in a packaged chart lies below one folder with the chart's name.
     *
     * @param directory exists and is empty
     * @throws IOException if it is no chart, or tries to write elsewhere
     */
    static UnpackedChart of(Path archive, Path directory) throws IOException {
        Path chart = null;
        try (InputStream file = Files.newInputStream(archive);
                var tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            long left = MOST_BYTES;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = directory.resolve(entry.getName()).normalize();
                if (!target.startsWith(directory.normalize()) || !(entry.isFile() || entry.isDirectory())) {
                    throw new IOException("the entry \"" + entry.getName() + "\" does not belong in a chart");
                }
                left -= entry.getSize();
                if (left < 0) {
                    throw new IOException("it unpacks to more than " + MOST_BYTES + " bytes");
                }
                if (entry.isFile()) {
                    Files.createDirectories(target.resolveSibling("."));
                    Files.copy(tar, target);
                    chart = directory.resolve(directory.relativize(target).getName(0));
                }
            }
        }
        if (chart == null) {
            throw new IOException("it is empty");
        }
        return new UnpackedChart(chart);
    }

    boolean hasSchema() {
        return Files.isRegularFile(folder.resolve("values.schema.json"));
    }

    /**
     * Makes hooks ordinary objects with an annotation of another name, because helm-java's {@code template} leaves hooks
     * out (measured with 0.0.21), and their images are pulled as well.
     */
    void showHooks() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (folder.relativize(file).toString().contains(TEMPLATES)) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    Files.writeString(
                            file, HOOK.matcher(text).replaceAll(RenderedRelease.HOOK), StandardCharsets.ISO_8859_1);
                }
            }
        }
    }

    /** Puts a release's values over the chart's own, as Helm does: objects are merged, everything else is replaced. */
    void override(ObjectNode values) throws IOException {
        Path file = folder.resolve(VALUES);
        var yaml = new YAMLMapper();
        ObjectNode merged = Files.exists(file) && yaml.readTree(file.toFile()) instanceof ObjectNode own
                ? own
                : yaml.createObjectNode();
        merge(merged, values);
        yaml.writeValue(file.toFile(), merged);
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            if (into.get(field.getKey()) instanceof ObjectNode known && field.getValue() instanceof ObjectNode more) {
                merge(known, more);
            } else {
                into.set(field.getKey(), field.getValue());
            }
        }
    }
}
