package io.drfailover.stacks.bundle;

import io.drfailover.contract.BundleLayout;
import io.drfailover.contract.BundleManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** The bundle: the manifest first, then the files in the order of their names, the same bytes each time. */
final class BundleArchive {
    private static final int READABLE = 0100644;

    private final Origin origin;
    private final SortedMap<String, byte[]> files;

    /** @param files everything but the manifest, by the path in the zip */
    BundleArchive(Origin origin, Map<String, byte[]> files) {
        this.origin = origin;
        this.files = new TreeMap<>(files);
    }

    void write(Path zip) throws IOException {
        Files.deleteIfExists(zip);
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            add(out, BundleLayout.MANIFEST, SynthesizedStack.text(manifest()));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                add(out, file.getKey(), file.getValue());
            }
        }
    }

    private BundleManifest manifest() {
        Map<String, String> digests = new TreeMap<>();
        files.forEach((path, content) -> digests.put(path, Sha256.of(content)));
        return new BundleManifest(
                BundleLayout.SCHEMA_VERSION,
                origin.region(),
                origin.gitCommit(),
                origin.terraformVersion(),
                origin.providerVersion(),
                digests);
    }

    private static void add(ZipArchiveOutputStream out, String path, byte[] content) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(path);
        entry.setTimeLocal(FixedTime.LOCAL);
        entry.setUnixMode(READABLE);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }

    /** What the manifest says beside the digests. */
    record Origin(String region, String gitCommit, String terraformVersion, String providerVersion) {}
}
