package io.drfailover.stacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.Testing;
import io.drfailover.stacks.settings.SettingsFile;
import io.drfailover.stacks.settings.StackSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import software.constructs.Construct;

/** A stack as Terraform will read it, and as a tree of constructs. */
public record Synthesized(JsonNode json, String tree) {
    /** Settings of the tests' own: a team may change those that the project ships. */
    public static final Path SAMPLE = Path.of("src/test/resources/settings/sample.yaml");

    /** Settings with everything that may be said. */
    public static final Path VARIANT = Path.of("src/test/resources/settings/https-three-zones.yaml");

    /** Before the synthesis. */
    public static final Synthesized NOTHING = new Synthesized(new ObjectMapper().createObjectNode(), "");

    /** One synthesis; it costs seconds the first time in a JVM. */
    public static Synthesized of(Path settings, BiFunction<Construct, StackSettings, TerraformStack> constructor) {
        App app = Testing.app();
        TerraformStack stack = constructor.apply(app, SettingsFile.read(settings));
        try {
            return new Synthesized(
                    new ObjectMapper().readTree(Testing.synth(stack)), Testing.renderConstructTree(stack));
        } catch (JsonProcessingException e) {
            throw new AssertionError("CDKTF synthesized no JSON", e);
        }
    }

    /** All resources of the types that begin so. */
    public List<Resource> resources(String typePrefix) {
        return resources(json, typePrefix);
    }

    /** All resources of the types that begin so. */
    public static List<Resource> resources(JsonNode json, String typePrefix) {
        List<Resource> found = new ArrayList<>();
        json.path("resource").properties().forEach(type -> {
            if (type.getKey().startsWith(typePrefix)) {
                type.getValue()
                        .properties()
                        .forEach(one -> found.add(new Resource(type.getKey(), one.getKey(), one.getValue())));
            }
        });
        return found;
    }

    /** One resource block. */
    public record Resource(String type, String name, JsonNode body) {
        /** As Terraform writes it. */
        public String address() {
            return type + "." + name;
        }

        @Override
        public String toString() {
            return address();
        }
    }
}
