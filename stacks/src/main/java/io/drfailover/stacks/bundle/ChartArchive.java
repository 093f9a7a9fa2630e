package io.drfailover.stacks.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** One chart's folder as the archive that {@code helm package} would make of it, but the same bytes each time. */
final class ChartArchive {
    private static final int READABLE = 0100644;
    private static final String CHART_FILE = "Chart.yaml";

    private final String name;
    private final String version;
    private final byte[] content;

    private ChartArchive(String name, String version, byte[] content) {
        this.name = name;
        this.version = version;
        this.content = content;
    }

    /** The chart's name, which is its folder's. */
    String name() {
        return name;
    }

    /** A gzipped tar. */
    byte[] content() {
        return content.clone();
    }

    /** The archive's file name, for example {@code application-0.1.0.tgz}. */
    String fileName() {
        return "%s-%s.tgz".formatted(name, version);
    }

    /**
     * Packs a folder.
     *
     * @throws PackagingException if {@code Chart.yaml} is missing or says another name than the folder
     */
    static ChartArchive pack(Path folder) throws IOException {
        JsonNode chart = new YAMLMapper().readTree(Files.readString(folder.resolve(CHART_FILE)));
        String name = chart.path("name").asText();
        String version = chart.path("version").asText();
        if (!name.equals(folder.getFileName().toString()) || version.isEmpty()) {
            throw new PackagingException(
                    "%s says name %s and version %s; the name must be the folder's, and a version given"
                            .formatted(folder.resolve(CHART_FILE), name, version));
        }
        return new ChartArchive(name, version, tar(name, files(folder)));
    }

    private static byte[] tar(String name, SortedMap<String, Path> files) throws IOException {
        GzipParameters header = new GzipParameters();
        header.setOperatingSystem(255);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes, header), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            // Helm reads the chart's metadata first.
            write(tar, name, CHART_FILE, files);
            for (String path : files.keySet()) {
                if (!path.equals(CHART_FILE)) {
                    write(tar, name, path, files);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void write(TarArchiveOutputStream tar, String name, String path, SortedMap<String, Path> files)
            throws IOException {
        Path file = files.get(path);
        if (file == null) {
            throw new PackagingException("the chart %s ignores its own %s".formatted(name, path));
        }
        byte[] content = Files.readAllBytes(file);
        TarArchiveEntry entry = new TarArchiveEntry(name + "/" + path);
        entry.setSize(content.length);
        entry.setMode(READABLE);
        entry.setModTime(FixedTime.INSTANT);
        entry.setIds(0, 0);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static SortedMap<String, Path> files(Path folder) throws IOException {
        HelmIgnore ignore = HelmIgnore.of(folder);
        SortedMap<String, Path> files = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                boolean skipped = !visited.equals(folder) && ignore.excludes(folder.relativize(visited), true);
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path path = folder.relativize(file);
                if (attributes.isSymbolicLink()) {
                    throw new PackagingException(
                            "%s is a link; a chart in the bundle holds plain files only".formatted(file));
                }
                if (!ignore.excludes(path, false)) {
                    files.put(path.toString().replace(java.io.File.separatorChar, '/'), file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
