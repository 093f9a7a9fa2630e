package io.drfailover.stacks.standby;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.stacks.Synthesized;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The standby stack as Terraform will read it. */
record StandbyJson(JsonNode root, List<Synthesized.Resource> all) {
    static final StandbyJson NOTHING = new StandbyJson(new ObjectMapper().createObjectNode(), List.of());

    static StandbyJson of(Path settings) {
        Synthesized stack = Synthesized.of(settings, StandbyStack::new);
        return new StandbyJson(stack.json(), stack.resources("aws_"));
    }

    List<Synthesized.Resource> resources(String type) {
        return all.stream().filter(one -> one.type().equals(type)).toList();
    }

    JsonNode resource(String type, String name) {
        JsonNode found = root.path("resource").path(type).path(name);
        assertThat(found.isMissingNode()).as("%s.%s is missing", type, name).isFalse();
        return found;
    }

    JsonNode document(String name) {
        return root.at("/data/aws_iam_policy_document").path(name);
    }

    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
