package io.drfailover.drill.installation;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A resource of terraform's state.
 *
 * @param address its address in the stack
 * @param type its type, such as {@code aws_sns_topic}
 * @param values its attributes; some may be secrets
 */
public record StackResource(String address, String type, JsonNode values) {
    String value(String attribute) {
        return values.path(attribute).asText();
    }

    /** Without the attributes. */
    @Override
    public String toString() {
        return address;
    }
}
