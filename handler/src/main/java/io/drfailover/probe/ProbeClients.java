package io.drfailover.probe;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Makes the AWS clients of the probe, which would rather know nothing than be late: it comes again in a minute. A
 * refusal is tried once more, soon, so that it ends as a refusal and not as silence.
 */
public final class ProbeClients {
    /** A whole call with its second attempt. */
    public static final Duration CALL = Duration.ofSeconds(6);

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final int ATTEMPTS = 2;
    private static final BackoffStrategy SOON =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofMillis(500));

    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(SILENCE)
            .build();

    /** Builds the client; region and credentials are the caller's. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
        StandardRetryStrategy retries = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS)
                .backoffStrategy(SOON)
                .throttlingBackoffStrategy(SOON)
                .build();
        return builder.httpClient(http)
                .overrideConfiguration(c -> c.retryStrategy(retries).apiCallTimeout(CALL))
                .build();
    }
}
