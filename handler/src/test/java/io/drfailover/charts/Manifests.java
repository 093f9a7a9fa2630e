package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The objects of a rendered chart. */
record Manifests(List<JsonNode> objects) {
    Manifests {
        objects = List.copyOf(objects);
    }

    static Manifests parse(String yaml) {
        try (MappingIterator<JsonNode> documents =
                new YAMLMapper().readerFor(JsonNode.class).readValues(yaml)) {
            return new Manifests(
                    documents.readAll().stream().filter(JsonNode::isObject).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String kind) {
        return objects.stream().anyMatch(object -> isA(object, kind));
    }

    /** The only object of a kind. */
    JsonNode the(String kind) {
        List<JsonNode> found =
                objects.stream().filter(object -> isA(object, kind)).toList();
        assertThat(found).as("objects of kind " + kind).hasSize(1);
        return found.get(0);
    }

    /** What the Deployment makes pods from. */
    JsonNode podTemplate() {
        return the("Deployment").at("/spec/template");
    }

    JsonNode container() {
        JsonNode containers = podTemplate().at("/spec/containers");
        assertThat(containers).as("containers").hasSize(1);
        return containers.get(0);
    }

    /** One entry of the container's {@code env}; a missing node if there is none. */
    JsonNode variable(String name) {
        for (JsonNode variable : container().path("env")) {
            if (variable.path("name").asText().equals(name)) {
                return variable;
            }
        }
        return container().path("no such variable");
    }

    private static boolean isA(JsonNode object, String kind) {
        return object.path("kind").asText().equals(kind);
    }
}
