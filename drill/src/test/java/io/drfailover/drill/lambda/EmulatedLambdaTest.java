package io.drfailover.drill.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.drill.lambda.InvocationResult.Outcome;
import io.drfailover.drill.process.Scratch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatedLambdaTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final List<String> log = new CopyOnWriteArrayList<>();

    private final Path tmp;

    EmulatedLambdaTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @Test
    void invoke_handlerAnswers_answerArrives() throws Exception {
        try (EmulatedLambda lambda = start(ObedientFunction.class, LIMIT, 0)) {
            lambda.enqueue("a test", "{\"do\":\"echo\"}");
            Invocation invocation = lambda.awaitInvocation(LIMIT);
            assertThat(invocation.result().outcome()).isEqualTo(Outcome.ANSWERED);
            JsonNode answer = new ObjectMapper().readTree(invocation.result().payload());
            assertThat(answer.at("/event/do").asText()).isEqualTo("echo");
            assertThat(answer.at("/requestId").asText()).isEqualTo(invocation.requestId());
            assertThat(answer.at("/remaining").asInt()).isBetween(30_000, 60_000);
            assertThat(log).contains("said {do=echo}");
            assertThat(lambda.peakMemory().kibibytesByProgram()).containsKey("java");
        }
    }

    @Test
    void sandbox_environment_isTheDeploymentsAndNothingElse() throws Exception {
        try (EmulatedLambda lambda = start(ObedientFunction.class, LIMIT, 0)) {
            lambda.enqueue("a test", "{}");
            JsonNode answer = new ObjectMapper()
                    .readTree(lambda.awaitInvocation(LIMIT).result().payload());
            JsonNode environment = answer.path("environment");
            assertThat(environment.path("OF_THE_DEPLOYMENT").asText()).isEqualTo("yes");
            assertThat(environment.path("AWS_REGION").asText()).isEqualTo("eu-west-1");
            assertThat(environment.path("TZ").asText()).isEqualTo(":UTC");
            assertThat(environment.has("HOME")).isFalse();
            assertThat(environment.path("CACHE").asText())
                    .startsWith(tmp.toString())
                    .endsWith("/cache");
            assertThat(answer.path("tmp").asText())
                    .isEqualTo(environment.path("TMPDIR").asText());
            assertThat(answer.path("home").asText()).isEqualTo("/home/sbx_user1051");
            assertThat(answer.path("classPath").toString()).doesNotContain("test-classes");
        }
    }

    @Test
    void invoke_handlerThrows_errorCarriesMessageAndType() throws Exception {
        try (EmulatedLambda lambda = start(ObedientFunction.class, LIMIT, 0)) {
            lambda.enqueue("a test", "{\"do\":\"throw\"}");
            InvocationResult result = lambda.awaitInvocation(LIMIT).result();
            assertThat(result.outcome()).isEqualTo(Outcome.FUNCTION_ERROR);
            JsonNode error = new ObjectMapper().readTree(result.payload());
            assertThat(error.path("errorMessage").asText()).isEqualTo("promote: it is broken; repair it");
            assertThat(error.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
        }
    }

    @Test
    void invoke_failsWithRetries_repeatsTheSameRequest() throws Exception {
        try (EmulatedLambda lambda = start(ObedientFunction.class, LIMIT, 2)) {
            lambda.enqueue("a test", "{\"do\":\"throw\"}");
            Invocation first = lambda.awaitInvocation(LIMIT);
            Invocation second = lambda.awaitInvocation(LIMIT);
            Invocation third = lambda.awaitInvocation(LIMIT);
            assertThat(List.of(first.attempt(), second.attempt(), third.attempt()))
                    .containsExactly(1, 2, 3);
            assertThat(third.requestId()).isEqualTo(first.requestId());
        }
    }

    @Test
    void invoke_sandboxDies_saysSoAndTheNextEventGetsAFreshOne() throws Exception {
        try (EmulatedLambda lambda = start(ObedientFunction.class, LIMIT, 0)) {
            lambda.enqueue("a test", "{\"do\":\"exit\"}");
            InvocationResult dead = lambda.awaitInvocation(LIMIT).result();
            assertThat(dead.outcome()).isEqualTo(Outcome.CRASHED);
            assertThat(dead.payload()).contains("exit status 7");
            lambda.enqueue("a test", "{}");
            JsonNode answer = new ObjectMapper()
                    .readTree(lambda.awaitInvocation(LIMIT).result().payload());
            assertThat(answer.path("tmp").asText()).endsWith("tmp-2");
        }
    }

    @Test
    void invoke_runsOutOfTime_isKilledAsLambdaDoes() throws Exception {
        try (EmulatedLambda lambda = start(ObedientFunction.class, Duration.ofSeconds(1), 0)) {
            lambda.enqueue("a test", "{\"do\":\"hang\"}");
            InvocationResult result = lambda.awaitInvocation(LIMIT).result();
            assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(result.payload()).contains("Task timed out after 1.00 seconds");
        }
    }

    @Test
    void invoke_handlerCannotStart_initErrorIsTheResult() throws Exception {
        try (EmulatedLambda lambda = start(BrokenFunction.class, LIMIT, 0)) {
            lambda.enqueue("a test", "{}");
            InvocationResult result = lambda.awaitInvocation(LIMIT).result();
            assertThat(result.outcome()).isEqualTo(Outcome.FUNCTION_ERROR);
            assertThat(result.payload()).contains("configuration: missing variable DR_REGION; set it");
        }
    }

    @Test
    void close_functionStillWorks_leavesNoProcess() throws Exception {
        long before = ProcessHandle.current().descendants().count();
        EmulatedLambda lambda = start(ObedientFunction.class, LIMIT, 0);
        lambda.enqueue("a test", "{\"do\":\"hang\"}");
        lambda.close();
        assertThat(ProcessHandle.current().descendants().count()).isEqualTo(before);
    }

    private EmulatedLambda start(Class<?> handler, Duration timeout, int retries) throws Exception {
        FunctionSettings settings = new FunctionSettings(
                "failover",
                handler.getName() + "::handleRequest",
                "eu-west-1",
                512,
                timeout,
                retries,
                Map.of("OF_THE_DEPLOYMENT", "yes", "CACHE", "/tmp/cache"));
        Path classes = Path.of(
                handler.getProtectionDomain().getCodeSource().getLocation().toURI());
        EmulatedLambda lambda =
                new EmulatedLambda(settings, new FunctionPackage(classes, 0, 0), new Scratch(tmp), log::add);
        lambda.start();
        return lambda;
    }
}
