package io.drfailover.stacks.nag;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A synthesized stack, in blocks. */
final class StackBlocks {
    private final JsonNode stack;
    private final List<Block> blocks = new ArrayList<>();

    /** @param stack as in {@code cdk.tf.json} */
    StackBlocks(JsonNode stack) {
        this.stack = stack;
        collect("resource", Block.Kind.RESOURCE);
        collect("data", Block.Kind.DATA);
    }

    private void collect(String section, Block.Kind kind) {
        stack.path(section).properties().forEach(type -> type.getValue()
                .properties()
                .forEach(one -> blocks.add(new Block(kind, type.getKey(), one.getKey(), one.getValue()))));
    }

    /** Everything that is made or read. */
    Stream<Block> all() {
        return blocks.stream();
    }

    /** The resources of a type. */
    Stream<Block> resources(String type) {
        return all().filter(block ->
                block.kind() == Block.Kind.RESOURCE && block.type().equals(type));
    }

    /** All resources. */
    Stream<Block> resources() {
        return all().filter(block -> block.kind() == Block.Kind.RESOURCE);
    }

    /** The tags that the provider puts on everything. */
    JsonNode defaultTags() {
        return stack.at("/provider/aws/0/default_tags/0/tags");
    }
}
