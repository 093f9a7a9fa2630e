package io.drfailover.drill.trouble;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The values of {@code --kill}: who gets the SIGKILL. */
public enum Victims {
    /** The runtime's process alone; Lambda then resets the sandbox, and what the JVM had started goes with it. */
    JVM("jvm"),
    /** Terraform alone, as the kernel kills when memory runs out: the JVM lives on and sees it die. */
    TERRAFORM("terraform"),
    /** Everything in the sandbox, as Lambda kills. */
    BOTH("both");

    private final String label;

    Victims(String label) {
        this.label = label;
    }

    /** The victims of that name. */
    public static Optional<Victims> of(String label) {
        return Arrays.stream(values())
                .filter(victims -> victims.label.equals(label))
                .findFirst();
    }

    /** Every name. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Object::toString).toList();
    }

    /** Whether a program, named by its file, is among them. */
    public boolean includes(String program) {
        return switch (this) {
            case JVM -> program.equals("java");
            case TERRAFORM -> program.equals("terraform");
            case BOTH -> true;
        };
    }

    /** Whether the invocation dies with them. */
    public boolean endTheInvocation() {
        return this != TERRAFORM;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return label;
    }
}
