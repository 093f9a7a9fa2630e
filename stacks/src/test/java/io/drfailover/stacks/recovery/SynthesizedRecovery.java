package io.drfailover.stacks.recovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.Testing;
import io.drfailover.stacks.settings.SettingsFile;
import io.drfailover.stacks.settings.StackSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The recovery stack as Terraform will read it, and as a tree of constructs. */
record SynthesizedRecovery(JsonNode json, String tree) {
    /** Settings of the tests' own: a team may change those that the project ships. */
    static final Path SETTINGS = Path.of("src/test/resources/settings/sample.yaml");

    static SynthesizedRecovery ofSample() {
        return of(SettingsFile.read(SETTINGS));
    }

    static SynthesizedRecovery of(StackSettings settings) {
        App app = Testing.app();
        RecoveryStack stack = new RecoveryStack(app, settings);
        try {
            return new SynthesizedRecovery(
                    new ObjectMapper().readTree(Testing.synth(stack)), Testing.renderConstructTree(stack));
        } catch (JsonProcessingException e) {
            throw new AssertionError("CDKTF synthesized no JSON", e);
        }
    }

    /** All resources of the types that begin so. */
    List<Resource> resources(String typePrefix) {
        return resources(json, typePrefix);
    }

    static List<Resource> resources(JsonNode json, String typePrefix) {
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

    record Resource(String type, String name, JsonNode body) {
        String address() {
            return type + "." + name;
        }

        @Override
        public String toString() {
            return address();
        }
    }
}
