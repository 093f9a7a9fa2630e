package io.drfailover.drill.lambda;

import com.amazonaws.services.lambda.runtime.Context;

/** A function that cannot start. */
public final class BrokenFunction {
    public BrokenFunction() {
        throw new IllegalStateException("configuration: missing variable DR_REGION; set it");
    }

    public String handleRequest(Object event, Context context) {
        return "never: " + event + context;
    }
}
