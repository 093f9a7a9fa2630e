package io.drfailover.drill.installation;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.terraform.TerraformOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A stack as terraform applied it.
 *
 * @param name which one
 * @param region where it stands
 * @param added how many resources were made
 * @param took how long init and apply took together
 * @param state what terraform says is there
 * @param outputs what the stack gives out
 */
public record InstalledStack(
        StackName name, String region, int added, Duration took, List<StackResource> state, JsonNode outputs) {
    public InstalledStack {
        state = List.copyOf(state);
    }

    /** The values of an attribute of all resources of a type. */
    public List<String> values(String type, String attribute) {
        return resources(type).stream()
                .map(resource -> resource.value(attribute))
                .toList();
    }

    List<StackResource> resources(String type) {
        return state.stream().filter(resource -> resource.type().equals(type)).toList();
    }

    /**
     * An output of the stack.
     *
     * @throws IOException when there is none
     */
    String output(String output) throws IOException {
        JsonNode value = outputs.path(output).path("value");
        if (!value.isTextual()) {
            throw new IOException("the stack " + name + " has no output " + output + "; its outputs are what people and"
                    + " the drill go by");
        }
        return value.asText();
    }

    /** What terraform would do to it now. */
    public record PlanAfter(StackName name, TerraformOutcome outcome) {}
}
