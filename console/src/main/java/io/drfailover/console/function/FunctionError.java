package io.drfailover.console.function;

/**
 * An error of the function, in plain words: it refused the order, a stage failed, or Lambda ended it.
 *
 * @param problem what it said; the function's own errors name their remedy
 * @param remedy what to do besides; "" where the problem says it
 */
public record FunctionError(String problem, String remedy) {
    private static final String OURS = "io.drfailover.";

    /** Reads an error object of {@code address}'s function. */
    public static FunctionError of(Answer answer, FunctionAddress address) {
        String type = answer.errorType();
        String message = answer.errorMessage();
        String log = "\n  aws logs tail /aws/lambda/" + address.name() + " --since 15m --region " + address.region();
        if (message.contains("Task timed out") || type.equals("Sandbox.Timedout")) {
            return new FunctionError(
                    "Lambda ended the function, its time was up (" + message + ")",
                    "look where things stand:\n  ./dr status " + address.options() + "\nIts log says what took so long:"
                            + log);
        }
        if (type.startsWith("Runtime.") || message.contains("Runtime exited")) {
            return new FunctionError(
                    "the function's process died (" + message + ")", "its log says why, often memory:" + log);
        }
        return type.startsWith(OURS)
                ? new FunctionError(message, "")
                : new FunctionError(
                        "the function failed with " + (type.isEmpty() ? "" : type + ": ") + message,
                        "its log says where:" + log);
    }
}
