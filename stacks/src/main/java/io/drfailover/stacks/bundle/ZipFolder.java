package io.drfailover.stacks.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Unpacks the flat zip in which a provider is given away. */
final class ZipFolder {
    private ZipFolder() {}

    /** Unpacks the files at the top of a zip into a folder; a file that would lie elsewhere is refused. */
    static void unpack(Path zip, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            for (Enumeration<ZipArchiveEntry> entries = file.getEntries(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                String name = entry.getName();
                if (name.contains("/") || name.contains("\\") || name.startsWith("..") || entry.isUnixSymlink()) {
                    throw new PackagingException(
                            "%s holds %s; a provider's zip holds plain files only".formatted(zip, name));
                }
                Path target = folder.resolve(name);
                try (InputStream in = file.getInputStream(entry)) {
                    Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                }
                if (LinuxBinary.is(target) && !target.toFile().setExecutable(true, false)) {
                    throw new PackagingException("making %s executable".formatted(target));
                }
            }
        }
    }
}
