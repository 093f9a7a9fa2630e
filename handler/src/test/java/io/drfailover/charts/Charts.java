package io.drfailover.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The charts folder of this checkout. */
final class Charts {
    /** Beside this module, wherever Maven or an IDE was started. */
    static final Path FOLDER = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolveSibling("charts")
            .normalize();

    static final Path APPLICATION = FOLDER.resolve("application");
    static final Path RELEASES = FOLDER.resolve("releases.yaml");
    static final Path RELEASES_SCHEMA = FOLDER.resolve("releases.schema.json");

    private static final Path SHAPES = APPLICATION.resolve("ci");
    private static final String SHAPE_SUFFIX = "-values.yaml";

    private Charts() {}

    /** Names of the supported shapes of the application chart: one for each {@code ci/<shape>-values.yaml}. */
    static List<String> shapes() {
        return filesIn(SHAPES).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(SHAPE_SUFFIX))
                .map(name -> name.substring(0, name.length() - SHAPE_SUFFIX.length()))
                .toList();
    }

    static Path valuesOf(String shape) {
        return SHAPES.resolve(shape + SHAPE_SUFFIX);
    }

    static Path goldenFolder() {
        return SHAPES.resolve("golden");
    }

    static List<Path> templates() {
        try (Stream<Path> files = Files.walk(APPLICATION.resolve("templates"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
