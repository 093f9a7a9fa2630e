package io.drfailover.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.terraform.PlannedResource;
import io.drfailover.terraform.TerraformException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a plan would create, read by the names of the provider's attributes.
 *
 * @param planned the resource
 */
record Wanted(PlannedResource planned) {
    String type() {
        return planned.type();
    }

    /** An attribute; empty if it is not known yet, or not set. */
    Optional<String> text(String attribute) {
        return Optional.of(planned.values().path(attribute).asText(""))
                .filter(text -> !text.isEmpty() && !text.equals("null"));
    }

    /** Whether it is known, be it that it is not set. */
    boolean knows(String attribute) {
        return planned.values().has(attribute);
    }

    /** Whether an attribute is known, and equal. */
    boolean matches(String attribute, String actual) {
        return text(attribute).filter(actual::equals).isPresent();
    }

    /** A list of texts in an attribute of a block; empty if it is not known yet. */
    List<String> texts(String pointer) {
        List<String> found = new ArrayList<>();
        JsonNode list = planned.values().at(pointer);
        list.forEach(each -> found.add(each.asText()));
        return found;
    }

    /** The tag {@code Name}. */
    Optional<String> name() {
        return Optional.of(planned.values().path("tags").path("Name").asText(""))
                .filter(name -> !name.isEmpty());
    }

    /**
     * The one that was found.
     *
     * @throws TerraformException if there are several: only a person can tell which one is meant
     */
    Optional<String> only(Collection<String> ids) {
        if (ids.size() > 1) {
            throw new TerraformException(
                    "AWS has several that could be " + planned.address() + ": " + String.join(", ", ids),
                    "delete those that are in no use, or take the tag Name from them, then invoke the function again");
        }
        return ids.stream().findFirst();
    }

    /** The name is taken by something that is not this run's, and AWS allows each name once. */
    TerraformException taken(String what, String by) {
        return new TerraformException(
                planned.address() + " needs the name of " + what + ", which exists " + by,
                "rename or delete the existing one, or give the cluster another name, then invoke the function again");
    }
}
