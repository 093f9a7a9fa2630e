package io.drfailover.charts;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Renders a chart as the function's Helm engine does. The engine believes in Kubernetes 1.20 unless it is told or sees a
 * cluster, and takes numbers only from a file of values.
 */
record Rendering(Path chart, String release, Path scratch) {
    static final String KUBERNETES = "v1.33.0";
    static final String RELEASE = "erp";

    static Rendering ofApplication(Path scratch) {
        return new Rendering(Charts.APPLICATION, RELEASE, scratch);
    }

    /** The text that Helm would send, for one of the supported shapes. */
    String text(String shape) {
        return command().withValuesFile(Charts.valuesOf(shape)).call();
    }

    /** The objects of the default shape, changed by {@code values}, which is YAML. */
    Manifests with(String values) {
        return Manifests.parse(command()
                .withValuesFile(Charts.valuesOf("default"))
                .withValuesFile(file(values))
                .call());
    }

    /** The objects that come of exactly these values, in YAML or JSON. */
    Manifests withOnly(String values) {
        return Manifests.parse(command().withValuesFile(file(values)).call());
    }

    private TemplateCommand command() {
        return new Helm(chart).template().withName(release).withKubeVersion(KUBERNETES);
    }

    private Path file(String values) {
        try {
            return Files.writeString(Files.createTempFile(scratch, "values", ".yaml"), values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
