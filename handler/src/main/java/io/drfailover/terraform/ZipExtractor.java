package io.drfailover.terraform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Unpacks a zip into an empty directory. Every entry is checked before the first is written: no absolute path, no
 * {@code ..}, no symbolic link or device, no name twice, no absurd size. What an entry says of its size is not
 * believed either; bytes are counted as they are written.
 */
public final class ZipExtractor {
    private static final int EXECUTABLE = 0100;
    private static final int BUFFER = 1 << 16;

    private final Artifact artifact;
    private final ArchiveLimits limits;

    public ZipExtractor(Artifact artifact, ArchiveLimits limits) {
        this.artifact = artifact;
        this.limits = limits;
    }

    /**
     * Unpacks.
     *
     * @param directory exists and is empty
     * @throws BundleException if the archive is damaged or hostile; nothing is written then
     */
    public void extract(Path archive, Path directory) {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            check(archive, entries, directory);
            long left = limits.bytes();
            for (ZipArchiveEntry entry : entries) {
                left -= write(archive, zip, entry, directory, left);
            }
        } catch (IOException e) {
            throw refused(archive, "cannot be unpacked (" + e.getMessage() + ")", e);
        }
    }

    private void check(Path archive, List<ZipArchiveEntry> entries, Path directory) {
        if (entries.size() > limits.entries()) {
            throw refused(archive, "has " + entries.size() + " entries, more than " + limits.entries(), null);
        }
        Set<Path> seen = new HashSet<>();
        long total = 0;
        for (ZipArchiveEntry entry : entries) {
            String name = entry.getName();
            if (entry.isUnixSymlink() || !(entry.isDirectory() || isRegular(entry))) {
                throw refused(archive, "has the entry \"" + name + "\", which is a link or a special file", null);
            }
            if (!seen.add(target(archive, name, directory))) {
                throw refused(archive, "has the entry \"" + name + "\" twice", null);
            }
            total += Math.max(0, entry.getSize());
            if (total > limits.bytes()) {
                throw refused(archive, "unpacks to more than " + limits.bytes() + " bytes", null);
            }
        }
    }

    /** Archives made by Java alone carry no mode at all; that is a regular file too. */
    private static boolean isRegular(ZipArchiveEntry entry) {
        int type = entry.getUnixMode() & 0170000;
        return type == 0 || type == 0100000;
    }

    private Path target(Path archive, String name, Path directory) {
        try {
            boolean hostile = name.isBlank()
                    || name.startsWith("/")
                    || name.indexOf('\\') >= 0
                    || name.indexOf(':') >= 0
                    || List.of(name.split("/")).contains("..");
            Path target = directory.resolve(name).normalize();
            if (hostile || !target.startsWith(directory.normalize())) {
                throw refused(archive, "has the entry \"" + name + "\", which leads out of its directory", null);
            }
            return target;
        } catch (InvalidPathException e) {
            throw refused(archive, "has an entry with an impossible name", e);
        }
    }

    private long write(Path archive, ZipFile zip, ZipArchiveEntry entry, Path directory, long left) throws IOException {
        Path target = target(archive, entry.getName(), directory);
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return 0;
        }
        Files.createDirectories(target.resolveSibling("."));
        long written = 0;
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target, java.nio.file.StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                written += n;
                if (written > left) {
                    throw refused(archive, "unpacks to more than " + limits.bytes() + " bytes", null);
                }
                out.write(buffer, 0, n);
            }
        }
        if ((entry.getUnixMode() & EXECUTABLE) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
        }
        return written;
    }

    private BundleException refused(Path archive, String problem, @org.jspecify.annotations.Nullable Throwable cause) {
        return artifact.refuse(
                "the archive " + archive.getFileName() + " " + problem,
                "build and deploy it again with `mvn package` and the standby stack",
                cause);
    }
}
