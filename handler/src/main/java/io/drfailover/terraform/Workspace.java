package io.drfailover.terraform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The directories in the function's temporary storage. Lambda keeps {@code /tmp} between invocations of one sandbox,
 * so what an earlier invocation left is either verified (the toolchain) or deleted (everything else).
 *
 * @param root the JVM's temporary directory, {@code /tmp} on Lambda
 */
public record Workspace(Path root) {
    /** Where the bundle goes: {@code /tmp/terraform/}, as documented to users. */
    public Path bundleDirectory() {
        return root.resolve("terraform");
    }

    public Path toolchainDirectory() {
        return root.resolve("toolchain");
    }

    /** Home and temporary files of child processes. */
    public Path childHome() {
        return root.resolve("home");
    }

    /** Kubeconfigs and values with the password; emptied by every invocation, whatever a killed one left. */
    public Path privateDirectory() {
        return root.resolve("private");
    }

    /** A file beside the directories, for a download. */
    public Path download(String name) {
        return root.resolve(name);
    }

    /**
     * Makes an empty directory, whatever was there before.
     *
     * @throws IOException if the storage is full or not writable
     */
    public static Path empty(Path directory) throws IOException {
        delete(directory);
        return Files.createDirectories(directory);
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path visited, @org.jspecify.annotations.Nullable IOException error) throws IOException {
                if (error != null) {
                    throw error;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
