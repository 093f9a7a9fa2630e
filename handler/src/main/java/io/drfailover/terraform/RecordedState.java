package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * terraform's state, as far as healing needs it.
 *
 * @param resources managed ones, of every module
 */
record RecordedState(List<StateResource> resources) {
    RecordedState {
        resources = List.copyOf(resources);
    }

    /** Reads {@code terraform show -json}. */
    static RecordedState read(JsonNode shown) {
        List<StateResource> found = new ArrayList<>();
        collect(shown.path("values").path("root_module"), found);
        return new RecordedState(found);
    }

    private static void collect(JsonNode module, List<StateResource> found) {
        for (JsonNode resource : module.path("resources")) {
            if (resource.path("mode").asText("managed").equals("managed")) {
                List<String> dependsOn = new ArrayList<>();
                resource.path("depends_on").forEach(address -> dependsOn.add(address.asText()));
                found.add(new StateResource(
                        resource.path("address").asText(),
                        resource.path("type").asText(),
                        resource.path("tainted").asBoolean(),
                        resource.path("values"),
                        dependsOn));
            }
        }
        module.path("child_modules").forEach(child -> collect(child, found));
    }

    List<StateResource> tainted() {
        return resources.stream().filter(StateResource::tainted).toList();
    }

    /** Whether a resource, or an instance of it, is in the state. */
    boolean has(String addressWithoutIndex) {
        return resources.stream().anyMatch(r -> r.addressWithoutIndex().equals(addressWithoutIndex));
    }

    /** Addresses of what needs the given resource; terraform records the indirect ones as well. */
    List<String> dependentsOf(StateResource resource) {
        return resources.stream()
                .filter(r -> r.dependsOn().contains(resource.addressWithoutIndex()))
                .map(StateResource::address)
                .toList();
    }
}
