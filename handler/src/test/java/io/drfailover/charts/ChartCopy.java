package io.drfailover.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of the application chart that a test may change. */
record ChartCopy(Path folder) {
    static ChartCopy in(Path scratch) {
        Path folder = scratch.resolve(Charts.APPLICATION.getFileName());
        try (Stream<Path> files = Files.walk(Charts.APPLICATION)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file, folder.resolve(Charts.APPLICATION.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ChartCopy(folder);
    }

    /** Makes one shape the chart's own defaults: the linter of helm-java takes no file of values. */
    ChartCopy withDefaultsOf(String shape) {
        try {
            YAMLMapper yaml = new YAMLMapper();
            ObjectNode values = (ObjectNode) yaml.readTree(Charts.read(Charts.APPLICATION.resolve("values.yaml")));
            merge(values, yaml.readTree(Charts.read(Charts.valuesOf(shape))));
            Files.writeString(folder.resolve("values.yaml"), yaml.writeValueAsString(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Makes hooks ordinary objects: helm-java does not show hooks. */
    ChartCopy withoutHooks() {
        try {
            for (Path template : List.copyOf(Charts.filesIn(folder.resolve("templates/tests")))) {
                String text = Charts.read(template);
                Files.writeString(template, text.replaceAll("(?m)^ +helm\\.sh/hook: .*\\R", ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** As Helm merges values: objects key by key, null removes, anything else replaces. */
    private static void merge(ObjectNode into, JsonNode from) {
        for (Map.Entry<String, JsonNode> entry : from.properties()) {
            if (entry.getValue().isNull()) {
                into.remove(entry.getKey());
            } else if (into.path(entry.getKey()) instanceof ObjectNode object
                    && entry.getValue().isObject()) {
                merge(object, entry.getValue());
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        }
    }
}
