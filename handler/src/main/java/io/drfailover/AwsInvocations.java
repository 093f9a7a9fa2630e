package io.drfailover;

import io.drfailover.report.StageMetrics;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes invocations against AWS; keeps the clients for the life of the sandbox. */
final class AwsInvocations implements FailoverHandler.InvocationFactory {
    private final Map<String, String> environment;
    private final StageMetrics metrics;
    private final InstantSource clock;
    private @Nullable Invocation invocation;

    AwsInvocations(Map<String, String> environment, StageMetrics metrics, InstantSource clock) {
        this.environment = Map.copyOf(environment);
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Not in the constructor: there an incomplete environment would be a sandbox that dies without a word. */
    @Override
    public synchronized Invocation open() {
        Invocation open = invocation;
        if (open == null) {
            FailoverConfig config = FailoverConfig.from(environment);
            var aws = new AwsFailover(config, environment);
            open = new Invocation(config, aws.platform(metrics, clock), aws::steps, aws.probe(clock)::answer);
            invocation = open;
        }
        return open;
    }
}
