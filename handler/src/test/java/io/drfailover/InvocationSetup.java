package io.drfailover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.ledger.InMemoryRunLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** An installed function in memory, whose stages end with {@link StepsOpened}: what leads to them is looked at. */
final class InvocationSetup {
    final MovingClock clock = new MovingClock();
    final TestPlatform platform = new TestPlatform();
    final InMemoryRunLedger ledger = platform.ledger;
    final Map<String, String> environment = TestEnvironment.complete();
    int opened;
    int probes;
    int evaluations;
    private int requests;

    /** The first stage was reached. */
    static final class StepsOpened extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** An event of its own. */
    JsonNode answer(String event) {
        return answer(event, "request-" + ++requests);
    }

    /** An event whose earlier attempts had the same request. */
    JsonNode answer(String event, String requestId) {
        Failover.Stages stages = progress -> {
            opened++;
            throw new StepsOpened();
        };
        Invocation.Question probing = deadline -> {
            probes++;
            return ok();
        };
        Invocation.Question evaluating = deadline -> {
            evaluations++;
            return ok();
        };
        return new Invocation(FailoverConfig.from(environment), platform.on(clock), stages, probing, evaluating)
                .answer(new Request(event, requestId, "arn:live", clock.deadline(Duration.ofMinutes(15))));
    }

    /** Whether anything but an answer came of it. */
    int changes() {
        return opened + ledger.writes + platform.controls.writes;
    }

    String message(JsonNode answer) {
        return answer.path("body").path("message").asText();
    }

    static String alarm(String state, Instant changedAt) {
        return "{\"source\":\"aws.cloudwatch\",\"alarmArn\":\"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:down\","
                + "\"alarmData\":{\"alarmName\":\"down\",\"state\":{\"value\":\"" + state + "\",\"timestamp\":\""
                + changedAt + "\"}}}";
    }

    String ringing() {
        return alarm("ALARM", clock.instant());
    }

    private static JsonNode ok() {
        return new JsonMapper().createObjectNode().put("statusCode", 200);
    }
}
