package io.drfailover.drill.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.drill.lambda.InvocationResult.Outcome;
import io.drfailover.drill.process.Scratch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatedLambdaTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:failover";

    private final Map<String, String> givenUp = new ConcurrentHashMap<>();
    private final List<String> log = new CopyOnWriteArrayList<>();

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final InvocationListener listener = new InvocationListener() {
        @Override
        public void began(int sandbox, String requestId, int attempt, String origin) {
            heard.add("began " + attempt + " in " + sandbox);
        }

        @Override
        public void ended(Invocation invocation) {
            heard.add("ended " + invocation.attempt() + " as "
                    + invocation.result().outcome());
        }
    };

    private final Path tmp;

    EmulatedLambdaTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @Test
    void invoke_handlerAnswers_answerArrives() throws Exception {
        try (EmulatedLambda lambda = start(ObedientFunction.class, LIMIT, 0)) {
            lambda.enqueue(FUNCTION, "a test", "{\"do\":\"echo\"}");
            Invocation invocation = lambda.awaitInvocation(FunctionSettings.LATEST, LIMIT);
            assertThat(invocation.result().outcome()).isEqualTo(Outcome.ANSWERED);
            JsonNode answer = new ObjectMapper().readTree(invocation.result().payload());
            assertThat(answer.at("/event/do").asText()).isEqualTo("echo");
            assertThat(answer.at("/requestId").asText()).isEqualTo(invocation.requestId());
            assertThat(answer.at("/remaining").asInt()).isBetween(30_000, 60_000);
            await().until(() -> log.contains("said {do=echo}")); // By another way than the answer.
            assertThat(lambda.peakMemory().kibibytesByProgram()).containsKey("java");
        }
    }

    @Test
    void sandbox_environment_isTheDeploymentsAndNothingElse() throws Exception {
        try (EmulatedLambda lambda = start(ObedientFunction.class, LIMIT, 0)) {
            lambda.enqueue(FUNCTION, "a test", "{}");
            JsonNode answer = new ObjectMapper()
                    .readTree(lambda.awaitInvocation(FunctionSettings.LATEST, LIMIT)
                            .result()
                            .payload());
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
            lambda.enqueue(FUNCTION, "a test", "{\"do\":\"throw\"}");
            InvocationResult result =
                    lambda.awaitInvocation(FunctionSettings.LATEST, LIMIT).result();
            assertThat(result.outcome()).isEqualTo(Outcome.FUNCTION_ERROR);
            JsonNode error = new ObjectMapper().readTree(result.payload());
            assertThat(error.path("errorMessage").asText()).isEqualTo("promote: it is broken; repair it");
            assertThat(error.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
        }
    }

    @Test
    void invoke_failsWithRetries_repeatsTheSameRequest() throws Exception {
        try (EmulatedLambda lambda = start(ObedientFunction.class, LIMIT, 2)) {
            lambda.enqueue(FUNCTION, "a test", "{\"do\":\"throw\"}");
            Invocation first = lambda.awaitInvocation(FunctionSettings.LATEST, LIMIT);
            Invocation second = lambda.awaitInvocation(FunctionSettings.LATEST, LIMIT);
            Invocation third = lambda.awaitInvocation(FunctionSettings.LATEST, LIMIT);
            assertThat(List.of(first.attempt(), second.attempt(), third.attempt()))
                    .containsExactly(1, 2, 3);
            assertThat(third.requestId()).isEqualTo(first.requestId());
        }
    }

    @Test
    void invoke_sandboxDies_saysSoAndTheNextEventGetsAFreshOne() throws Exception {
        try (EmulatedLambda lambda = start(ObedientFunction.class, LIMIT, 0)) {
            lambda.enqueue(FUNCTION, "a test", "{\"do\":\"exit\"}");
            InvocationResult dead =
                    lambda.awaitInvocation(FunctionSettings.LATEST, LIMIT).result();
            assertThat(dead.outcome()).isEqualTo(Outcome.CRASHED);
            assertThat(dead.payload()).contains("exit status 7");
            lambda.enqueue(FUNCTION, "a test", "{}");
            JsonNode answer = new ObjectMapper()
                    .readTree(lambda.awaitInvocation(FunctionSettings.LATEST, LIMIT)
                            .result()
                            .payload());
            assertThat(answer.path("tmp").asText()).endsWith("tmp-2");
        }
    }

    @Test
    void invoke_runsOutOfTime_isKilledAsLambdaDoes() throws Exception {
        try (EmulatedLambda lambda = start(ObedientFunction.class, Duration.ofSeconds(1), 0)) {
            lambda.enqueue(FUNCTION, "a test", "{\"do\":\"hang\"}");
            InvocationResult result =
                    lambda.awaitInvocation(FunctionSettings.LATEST, LIMIT).result();
            assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(result.payload()).contains("Task timed out after 1.00 seconds");
        }
    }

    @Test
    void kill_jvmOfASandbox_theRetryComesAfterThePauseInAFreshSandbox() throws Exception {
        Duration pause = Duration.ofMillis(300);
        AsyncDelivery patient = AsyncDelivery.retrying(2).pausing(pause);
        try (EmulatedLambda lambda =
                start(settings(ObedientFunction.class, LIMIT, 1, Map.of(FunctionSettings.LATEST, patient)))) {
            lambda.enqueue(FUNCTION, "a test", "{\"do\":\"hang\"}");
            await().atMost(LIMIT).until(() -> log.contains("hanging"));
            assertThat(lambda.kill(7, "java"::equals))
                    .as("there is no such sandbox")
                    .isZero();
            assertThat(lambda.kill(1, "terraform"::equals)).isZero();
            assertThat(lambda.kill(1, "java"::equals)).isEqualTo(1);
            Invocation killed = lambda.awaitInvocation(FunctionSettings.LATEST, LIMIT);
            assertThat(killed.result().outcome()).isEqualTo(Outcome.CRASHED);
            assertThat(killed.result().message()).contains("signal: killed");
            assertThat(killed.last()).isFalse();
            assertThat(killed.sandbox()).isEqualTo(1);
            assertThat(lambda.open()).containsExactly("{\"do\":\"hang\"}");
            await().atMost(LIMIT).until(() -> heard.contains("began 2 in 2"));
            assertThat(heard).startsWith("began 1 in 1", "ended 1 as CRASHED");
            assertThat(tmp.resolve("tmp-1")).as("the dead sandbox's /tmp").doesNotExist();
            assertThat(lambda.deadSandboxes()).isEqualTo(1);
            await().atMost(LIMIT).until(() -> lambda.kill(2, program -> true) > 0);
            Invocation again = lambda.awaitInvocation(FunctionSettings.LATEST, LIMIT);
            assertThat(again.startedAt()).isAfterOrEqualTo(killed.endedAt().plus(pause));
            assertThat(again.attempt()).isEqualTo(2);
        }
    }

    @Test
    void invoke_handlerCannotStart_initErrorIsTheResult() throws Exception {
        try (EmulatedLambda lambda = start(BrokenFunction.class, LIMIT, 0)) {
            lambda.enqueue(FUNCTION, "a test", "{}");
            InvocationResult result =
                    lambda.awaitInvocation(FunctionSettings.LATEST, LIMIT).result();
            assertThat(result.outcome()).isEqualTo(Outcome.FUNCTION_ERROR);
            assertThat(result.payload()).contains("configuration: missing variable DR_REGION; set it");
        }
    }

    @Test
    void close_functionStillWorks_leavesNoProcess() throws Exception {
        long before = ProcessHandle.current().descendants().count();
        EmulatedLambda lambda = start(ObedientFunction.class, LIMIT, 0);
        lambda.enqueue(FUNCTION, "a test", "{\"do\":\"hang\"}");
        lambda.close();
        assertThat(ProcessHandle.current().descendants().count()).isEqualTo(before);
    }

    @Test
    void enqueue_twoEventsAndRoomForBoth_runSideBySideInSandboxesOfTheirOwn() throws Exception {
        try (EmulatedLambda lambda = start(settings(ObedientFunction.class, LIMIT, 2, aliases()))) {
            lambda.enqueue(FUNCTION + ":live", "a test", "{\"do\":\"hang\"}");
            await().atMost(LIMIT).until(() -> log.contains("hanging"));
            lambda.enqueue(FUNCTION + ":probe", "a test", "{}");
            JsonNode answer = new ObjectMapper()
                    .readTree(lambda.awaitInvocation("probe", LIMIT).result().payload());
            assertThat(answer.path("tmp").asText()).endsWith("tmp-2");
            assertThat(answer.path("arn").asText()).isEqualTo(FUNCTION + ":probe");
            assertThat(lambda.sandboxes()).isEqualTo(2);
            assertThat(lambda.ended("live")).isEmpty();
        }
    }

    @Test
    void enqueue_moreEventsThanConcurrency_theLastWaitsAndFindsAWarmSandbox() throws Exception {
        try (EmulatedLambda lambda = start(settings(ObedientFunction.class, LIMIT, 1, aliases()))) {
            lambda.enqueue(FUNCTION + ":live", "a test", "{}");
            lambda.enqueue(FUNCTION + ":probe", "a test", "{}");
            Invocation first = lambda.awaitInvocation("live", LIMIT);
            Invocation second = lambda.awaitInvocation("probe", LIMIT);
            assertThat(second.startedAt()).isAfterOrEqualTo(first.endedAt());
            assertThat(lambda.sandboxes()).isEqualTo(1);
        }
    }

    @Test
    void deliver_retriesUsedUp_destinationGetsTheDocumentedRecord() throws Exception {
        try (EmulatedLambda lambda = start(settings(ObedientFunction.class, LIMIT, 1, aliases()))) {
            lambda.enqueue(FUNCTION + ":live", "a test", "{\"do\":\"throw\"}");
            lambda.awaitInvocation("live", LIMIT);
            assertThat(lambda.awaitInvocation("live", LIMIT).attempt()).isEqualTo(2);
            JsonNode event = new ObjectMapper().readTree(givenUp.get("arn:topic"));
            assertThat(event.at("/requestContext/condition").asText()).isEqualTo("RetriesExhausted");
            assertThat(event.at("/requestContext/approximateInvokeCount").asInt())
                    .isEqualTo(2);
            assertThat(event.at("/requestContext/functionArn").asText()).isEqualTo(FUNCTION + ":live:3");
            assertThat(event.at("/requestPayload/do").asText()).isEqualTo("throw");
            assertThat(event.at("/responsePayload/errorMessage").asText()).contains("it is broken");
        }
    }

    @Test
    void deliver_eventOlderThanAllowed_isNeverDelivered() throws Exception {
        AsyncDelivery impatient = new AsyncDelivery(0, Duration.ZERO, Duration.ofMillis(-1), "arn:topic");
        try (EmulatedLambda lambda = start(settings(ObedientFunction.class, LIMIT, 1, Map.of("live", impatient)))) {
            lambda.enqueue(FUNCTION + ":live", "a test", "{}");
            assertThat(lambda.awaitInvocation("live", LIMIT).result().outcome()).isEqualTo(Outcome.EXPIRED);
            assertThat(log).noneMatch(line -> line.startsWith("said"));
            assertThat(givenUp.get("arn:topic")).contains("EventAgeExceeded");
        }
    }

    @Test
    void enqueue_unknownAliasOrFunction_isRefused() {
        FunctionSettings settings = settings(ObedientFunction.class, LIMIT, 1, aliases());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.qualifier(FUNCTION + ":dead"))
                .withMessageContaining("dead");
        assertThatIllegalArgumentException().isThrownBy(() -> settings.qualifier(FUNCTION + "-other:live"));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.qualifier(FUNCTION));
        assertThat(settings.toString()).doesNotContain("yes");
    }

    private static Map<String, AsyncDelivery> aliases() {
        return Map.of(
                "live",
                new AsyncDelivery(1, Duration.ZERO, Duration.ofHours(1), "arn:topic"),
                "probe",
                AsyncDelivery.retrying(0));
    }

    private EmulatedLambda start(Class<?> handler, Duration timeout, int retries) throws Exception {
        return start(settings(handler, timeout, 1, Map.of(FunctionSettings.LATEST, AsyncDelivery.retrying(retries))));
    }

    private static FunctionSettings settings(
            Class<?> handler, Duration timeout, int concurrency, Map<String, AsyncDelivery> deliveries) {
        return new FunctionSettings(
                "failover",
                "3",
                handler.getName() + "::handleRequest",
                "eu-west-1",
                512,
                timeout,
                concurrency,
                deliveries,
                Map.of("OF_THE_DEPLOYMENT", "yes", "CACHE", "/tmp/cache"),
                Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"));
    }

    private EmulatedLambda start(FunctionSettings settings) throws Exception {
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
                listener,
                givenUp::put);
        lambda.start();
        return lambda;
    }
}
