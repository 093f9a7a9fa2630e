package io.drfailover.drill.terraform;

import io.drfailover.drill.process.Scratch;
import io.drfailover.drill.world.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Unpacks our own zips, with the right to execute. */
public final class Unzip {
    private static final int MAY_EXECUTE = 0100;

    private Unzip() {}

    /** Unpacks {@code zip} into {@code folder}. */
    public static void extract(Path zip, Path folder) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            for (Enumeration<ZipArchiveEntry> entries = file.getEntries(); entries.hasMoreElements(); ) {
                write(file, entries.nextElement(), target);
            }
        }
    }

    /**
     * Unpacks beside the zip, once for each content: the toolchain is large and the same in every drill of a build.
     */
    public static Path cached(Artifact artifact) throws IOException {
        Path known = artifact.file().resolveSibling("unpacked-" + artifact.sha256());
        if (!Files.isDirectory(known)) {
            try (Scratch fresh = new Scratch(Files.createTempDirectory(known.resolveSibling("."), "unpacking-"))) {
                Path content = fresh.folder("content");
                extract(artifact.file(), content);
                // Another drill may have been faster; a folder with content is not replaced.
                if (!Files.isDirectory(known)) {
                    Files.move(content, known, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
        return known;
    }

    private static void write(ZipFile file, ZipArchiveEntry entry, Path target) throws IOException {
        Path place = target.resolve(entry.getName()).normalize();
        if (!place.startsWith(target)) {
            throw new IOException("the entry " + entry.getName() + " leaves the zip; build it anew with `mvn package`");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(place);
            return;
        }
        Files.createDirectories(place.resolveSibling("."));
        try (var content = file.getInputStream(entry)) {
            Files.copy(content, place, StandardCopyOption.REPLACE_EXISTING);
        }
        if ((entry.getUnixMode() & MAY_EXECUTE) != 0 && !place.toFile().setExecutable(true)) {
            throw new IOException("making " + place + " executable");
        }
    }
}
