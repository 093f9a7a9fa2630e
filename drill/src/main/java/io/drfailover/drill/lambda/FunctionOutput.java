package io.drfailover.drill.lambda;

/** Takes what the function writes. */
public interface FunctionOutput {
    /** A line of a sandbox, by its number; called on a thread of that sandbox, and must not block. */
    void line(int sandbox, String line);
}
