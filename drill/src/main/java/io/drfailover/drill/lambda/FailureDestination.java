package io.drfailover.drill.lambda;

/** Where Lambda reports an asynchronous event that it has given up. */
public interface FailureDestination {
    /** Delivers the record (docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html) to a topic. */
    void publish(String topicArn, String json);

    /** For a function without destinations. */
    static FailureDestination none() {
        return (topic, json) -> {
            throw new IllegalStateException("a destination is configured (" + topic + ") and nobody delivers to it");
        };
    }
}
