package io.drfailover.drill.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.drfailover.drill.lambda.InvocationResult.Outcome;
import io.drfailover.drill.process.Scratch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynchronousInvocationTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:failover";

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Path tmp;

    SynchronousInvocationTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @Test
    void invoke_whileAnotherEventIsAtWork_isAnsweredByASandboxOfItsOwn() throws Exception {
        try (EmulatedLambda lambda = busy(2)) {
            InvocationResult answer = lambda.invoke(FUNCTION, "a person", "{\"do\":\"echo\"}");

            assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
            assertThat(lambda.ended(FunctionSettings.LATEST)).isEmpty();
            assertThat(lambda.invoke(FUNCTION, "a person", "{\"do\":\"throw\"}").message())
                    .isEqualTo("promote: it is broken; repair it");
        }
    }

    @Test
    void invoke_noExecutionFree_isRefused() throws Exception {
        try (EmulatedLambda lambda = busy(1)) {
            assertThatExceptionOfType(TooManyInvocationsException.class)
                    .isThrownBy(() -> lambda.invoke(FUNCTION, "a person", "{}"));
        }
    }

    private EmulatedLambda busy(int concurrency) throws Exception {
        var settings = new FunctionSettings(
                "failover",
                "3",
                ObedientFunction.class.getName() + "::handleRequest",
                "eu-west-1",
                512,
                LIMIT,
                concurrency,
                Map.of(FunctionSettings.LATEST, AsyncDelivery.retrying(0)),
                Map.of(),
                Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"));
        Path classes = Path.of(ObedientFunction.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        EmulatedLambda lambda = new EmulatedLambda(
                settings,
                new FunctionPackage(classes, 0, 0),
                new Scratch(tmp),
                (sandbox, line) -> log.add(line),
                InvocationListener.none(),
                FailureDestination.none());
        lambda.start();
        lambda.enqueue(FUNCTION, "a test", "{\"do\":\"hang\"}");
        await().atMost(LIMIT).until(() -> log.contains("hanging"));
        return lambda;
    }
}
