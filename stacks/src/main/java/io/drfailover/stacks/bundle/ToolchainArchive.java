package io.drfailover.stacks.bundle;

import io.drfailover.contract.ToolchainLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ParallelScatterZipCreator;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.parallel.FileBasedScatterGatherBackingStore;

/** The toolchain: terraform and, in the layout of a filesystem mirror, its AWS provider; the same bytes each time. */
final class ToolchainArchive {
    /**
     * Measured with the provider 5.100.0, 707 MB: level 1 gives 178 MB in 7 s, level 3 164 MB in 14 s; unpacking takes
     * the same. The 14 MB are a fraction of a second from S3, the 7 s are paid at each build.
     */
    private static final int LEVEL = Deflater.BEST_SPEED;

    private static final int EXECUTABLE = 0100755;
    private static final int READABLE = 0100644;

    private final SortedMap<String, Path> files;

    private ToolchainArchive(SortedMap<String, Path> files) {
        this.files = files;
    }

    static ToolchainArchive of(Path terraform, ProviderPackage provider) {
        SortedMap<String, Path> files = new TreeMap<>();
        files.put(ToolchainLayout.TERRAFORM, terraform);
        String folder = ToolchainLayout.PLUGINS_DIRECTORY + ProviderPackage.folder(provider.version()) + "/";
        provider.files().forEach(file -> files.put(folder + file.getFileName(), file));
        return new ToolchainArchive(files);
    }

    /** What the archive is made of. */
    Iterable<Path> inputs() {
        return files.values();
    }

    /** Writes the zip, one thread a processor; what is unfinished lies in a folder beside it, which is deleted. */
    void write(Path zip) throws IOException {
        Path work = Files.createTempDirectory(zip.toAbsolutePath().getParent(), "deflate");
        try {
            Path draft = work.resolve("zip");
            deflate(draft, work);
            Files.move(draft, zip, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Folders.delete(work);
        }
    }

    private void deflate(Path draft, Path work) throws IOException {
        ParallelScatterZipCreator creator = new ParallelScatterZipCreator(
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors()),
                () -> new FileBasedScatterGatherBackingStore(Files.createTempFile(work, "part", "")),
                LEVEL);
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(draft)) {
            out.setLevel(LEVEL);
            files.forEach((path, file) -> creator.addArchiveEntry(entry(path, file), () -> open(file)));
            creator.writeTo(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PackagingException("interrupted while packing the toolchain", e);
        } catch (ExecutionException e) {
            throw new PackagingException("packing the toolchain: " + e.getMessage(), e);
        }
    }

    private static ZipArchiveEntry entry(String path, Path file) {
        ZipArchiveEntry entry = new ZipArchiveEntry(path);
        entry.setMethod(ZipArchiveEntry.DEFLATED);
        entry.setTimeLocal(FixedTime.LOCAL);
        entry.setUnixMode(LinuxBinary.is(file) ? EXECUTABLE : READABLE);
        return entry;
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
