package io.drfailover.stacks.nag;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which types of AWS carry tags: those whose generated class has the argument. Types younger than the classes are
 * listed when they do not.
 */
final class Taggable {
    private static final String CLASSES = "com.hashicorp.cdktf.providers.aws.";
    private static final Set<String> YOUNG_WITHOUT = Set.of("aws_eks_access_policy_association");

    private Taggable() {}

    /** Whether a resource of the type takes the argument {@code tags}. */
    static boolean type(String type) {
        return generated(className(type))
                // So the generator names a class whose own name was taken.
                .or(() -> generated(className(type) + "A"))
                .map(Taggable::takesTags)
                .orElseGet(() -> type.startsWith("aws_") && !YOUNG_WITHOUT.contains(type));
    }

    private static Optional<Class<?>> generated(String name) {
        try {
            return Optional.of(Class.forName(name, false, Taggable.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static boolean takesTags(Class<?> generated) {
        return Stream.of(generated.getMethods())
                .anyMatch(method -> method.getName().equals("getTagsInput"));
    }

    private static String className(String type) {
        String noun = type.substring(type.indexOf('_') + 1);
        StringBuilder name = new StringBuilder(CLASSES).append(noun).append('.');
        for (String part : noun.split("_", -1)) {
            name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
        }
        return name.toString();
    }
}
