package io.drfailover.stacks.nag;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One resource or data source of a stack as Terraform will read it.
 *
 * @param type for example {@code aws_s3_bucket}
 * @param name its name in Terraform
 * @param body its arguments, and CDKTF's notes
 */
record Block(Kind kind, String type, String name, JsonNode body) {
    /** Resources are made, data sources are read. */
    enum Kind {
        RESOURCE(""),
        DATA("data.");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    String address() {
        return kind.prefix + type + "." + name;
    }

    /** Where the construct is in the tree; CDKTF notes it in the block itself. */
    String path() {
        return body.at("/~1~1/metadata/path").asText(address());
    }

    /** An argument; missing nodes have no value and no children. */
    JsonNode argument(String argument) {
        return body.path(argument);
    }

    /** Whether an argument, however it is nested, says something about another block. */
    boolean mentions(Block other) {
        return body.toString().contains(other.address() + ".");
    }
}
