package io.drfailover.stacks.nag;

import java.util.Set;

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
        try {
            Class.forName(className(type), false, Taggable.class.getClassLoader())
                    .getMethod("getTagsInput");
            return true;
        } catch (ClassNotFoundException e) {
            return type.startsWith("aws_") && !YOUNG_WITHOUT.contains(type);
        } catch (NoSuchMethodException e) {
            return false;
        }
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
