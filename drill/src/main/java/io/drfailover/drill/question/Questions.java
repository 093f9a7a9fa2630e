package io.drfailover.drill.question;

import io.drfailover.drill.Rig;
import io.drfailover.drill.lambda.EmulatedLambda;
import io.drfailover.drill.lambda.FunctionSettings;
import io.drfailover.drill.lambda.Invocation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Has the function handle one event after the other, each to its end. */
public final class Questions {
    /** What asks whether a failover would succeed, as it is documented to users. */
    public static final String EVALUATE = "{\"test\": true}";

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long POLL_MILLIS = 20;

    private final Rig rig;

    /** Questions to the function of {@code rig}. */
    public Questions(Rig rig) {
        this.rig = rig;
    }

    /** Sends an event. */
    public Asked ask(String what, String event) throws IOException, InterruptedException {
        return told(what, () -> rig.lambda().enqueue(rig.settings().arn(), "a person", event));
    }

    /**
     * Does what sends one event to the function, and waits for its end.
     *
     * @throws IOException when none comes, or the function does not end with it
     */
    public Asked told(String what, Runnable cause) throws IOException, InterruptedException {
        EmulatedLambda lambda = rig.lambda();
        int before = lambda.ended(FunctionSettings.LATEST).size();
        int changesBefore = rig.cluster().mutations();
        long requestsBefore = rig.lastRequest();
        cause.run();
        Instant limit = Instant.now().plus(LIMIT);
        while (true) {
            List<Invocation> ended = lambda.ended(FunctionSettings.LATEST);
            if (ended.size() > before && lambda.open().isEmpty()) {
                return new Asked(
                        what,
                        ended.get(ended.size() - 1),
                        rig.ofTheFunctionSince(requestsBefore),
                        rig.cluster().mutations() - changesBefore);
            }
            if (Instant.now().isAfter(limit)) {
                throw new IOException("waiting for the function's answer to " + what + ": none within "
                        + LIMIT.toSeconds() + " s; read its log and the emulated AWS's log");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
