package io.drfailover.stacks.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Deletes a folder of our own with all that is in it; links are deleted, not followed. */
final class Folders {
    private Folders() {}

    static void delete(Path folder) throws IOException {
        List<Path> leavesFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            leavesFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : leavesFirst) {
            Files.delete(path);
        }
    }
}
