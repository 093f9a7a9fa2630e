package io.drfailover.drill.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The function's zip, unpacked as Lambda unpacks it: classes at the root, jars in {@code lib/}.
 *
 * @param taskRoot the folder that Lambda calls {@code LAMBDA_TASK_ROOT}
 * @param zipBytes size of the zip
 * @param unpackedBytes size of what was in it; AWS's limit is 250 MB
 */
public record FunctionPackage(Path taskRoot, long zipBytes, long unpackedBytes) {
    /** Unpacks {@code zip} into {@code taskRoot}. */
    public static FunctionPackage unpack(Path zip, Path taskRoot) throws IOException {
        long unpacked = 0;
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                Path target = taskRoot.resolve(entry.getName()).normalize();
                if (!target.startsWith(taskRoot)) {
                    throw new IOException("unpacking " + zip + ": the entry " + entry.getName()
                            + " leaves the package; build it anew with `mvn package`");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    unpacked += copy(file, entry, target);
                }
            }
        }
        return new FunctionPackage(taskRoot, Files.size(zip), unpacked);
    }

    private static long copy(ZipFile file, ZipEntry entry, Path target) throws IOException {
        Path folder = target.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (InputStream content = file.getInputStream(entry)) {
            return Files.copy(content, target);
        }
    }
}
