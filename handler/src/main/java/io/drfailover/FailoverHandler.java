package io.drfailover;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.report.EmfStageMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;

/**
 * The Lambda entry: event in, answer out. A failure is logged once, here, with its stage, and thrown, so that Lambda
 * and whoever invoked the function see it.
 */
public final class FailoverHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailoverHandler.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final InvocationFactory invocations;

    /** How the handler gets the work of one invocation. */
    @FunctionalInterface
    interface InvocationFactory {
        /** Reads the environment. That it is incomplete is told to whoever asks, event by event. */
        Answering open();
    }

    /** Lambda's constructor: the real environment, the real AWS. */
    public FailoverHandler() {
        this(new AwsInvocations(System.getenv(), new EmfStageMetrics(), InstantSource.system()));
    }

    FailoverHandler(InvocationFactory invocations) {
        this.invocations = invocations;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        PowertoolsLogging.initializeLogging(context);
        try {
            String text = new String(event.readAllBytes(), StandardCharsets.UTF_8);
            var deadline = Deadline.in(Duration.ofMillis(context.getRemainingTimeInMillis()));
            JsonNode result = invocations
                    .open()
                    .answer(new Request(text, context.getAwsRequestId(), context.getInvokedFunctionArn(), deadline));
            answer.write(JSON.writeValueAsBytes(result));
        } catch (FailoverException e) {
            LOG.error(
                    "failover ended with an error: {}",
                    e.getMessage(),
                    StructuredArguments.entries(Map.of("failed_stage", e.stage().stageName())),
                    e);
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.error("failover ended with an unexpected error", e);
            throw e;
        } finally {
            PowertoolsLogging.clearState(true);
        }
    }
}
