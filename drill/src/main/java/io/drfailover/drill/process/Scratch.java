package io.drfailover.drill.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A fresh private folder that is deleted with everything in it. */
public record Scratch(Path directory) implements AutoCloseable {
    /** Makes one below the system's temporary folder, readable by its owner alone. */
    public static Scratch create(String prefix) throws IOException {
        return new Scratch(Files.createTempDirectory(prefix).toRealPath());
    }

    /** Makes and answers a folder inside. */
    public Path folder(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    /** Deletes the folder; a file that a dying child still writes is tried again on the second pass. */
    @Override
    public void close() throws IOException {
        try {
            delete();
        } catch (IOException e) {
            delete();
        }
    }

    private void delete() throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
