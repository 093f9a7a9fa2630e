package io.drfailover.evidence;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Makes the clients that speak to the primary region, which may be dead: one attempt, and soon over. */
public final class PrimaryRegionClients {
    /** For a look: the whole call. */
    public static final Duration LOOK = Duration.ofSeconds(5);

    /** For a change: the whole call. */
    public static final Duration CHANGE = Duration.ofSeconds(10);

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private PrimaryRegionClients() {}

    /**
     * Builds a client; region and credentials are the caller's.
     *
     * @param call the whole call's limit, longer than two seconds
     */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder, Duration call) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(call.minus(CONNECT)))
                .overrideConfiguration(
                        c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(call))
                .build();
    }
}
