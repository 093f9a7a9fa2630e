package io.drfailover.stacks.nag;

import io.drfailover.contract.RecoveryTag;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything can be found, paid for and cleaned up by its tags: the common ones, and a name. Not an object of S3: it is
 * found by its key, and takes ten tags and no more, which a team's own and ours may be.
 */
final class TagsRule extends Rule {
    private static final List<String> COMMON =
            List.of("project", "environment", "owner", "source", "component", "managed-by", RecoveryTag.KEY);

    @Override
    List<Finding> check(StackBlocks stack) {
        List<String> missing = COMMON.stream()
                .filter(tag -> stack.defaultTags().path(tag).asText().isBlank())
                .toList();
        Stream<Finding> common = missing.isEmpty()
                ? Stream.of()
                : Stream.of(new Finding(
                        "the stack",
                        "provider.aws",
                        "puts no tags %s on its resources".formatted(missing),
                        "configure the provider with RegionalProvider"));
        Stream<Finding> names = stack.resources()
                .filter(block -> !block.type().equals("aws_s3_object") && Taggable.type(block.type()))
                .filter(block -> block.argument("tags").path("Name").asText().isBlank())
                .map(block -> new Finding(block, "has no tag Name", "give it tags(Tags.name(...))"));
        return Stream.concat(common, names).toList();
    }
}
