package io.drfailover.drill.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** A function that does what the event says; runs in a sandbox of its own under AWS's runtime client. */
public final class ObedientFunction {
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) throws InterruptedException {
        switch (event.getOrDefault("do", "")) {
            case "throw" -> throw new IllegalStateException("promote: it is broken; repair it");
            case "exit" -> Runtime.getRuntime().halt(7);
            case "hang" -> {
                System.out.println("hanging");
                new CountDownLatch(1).await();
            }
            default -> System.out.println("said " + event);
        }
        Map<String, Object> answer = new TreeMap<>();
        answer.put("event", event);
        answer.put("environment", System.getenv());
        answer.put("tmp", System.getProperty("java.io.tmpdir"));
        answer.put("home", System.getProperty("user.home"));
        answer.put("classPath", List.of(System.getProperty("java.class.path").split(":")));
        answer.put("remaining", context.getRemainingTimeInMillis());
        answer.put("arn", context.getInvokedFunctionArn());
        answer.put("requestId", context.getAwsRequestId());
        return answer;
    }
}
