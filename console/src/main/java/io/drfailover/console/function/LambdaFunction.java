package io.drfailover.console.function;

import io.drfailover.contract.Action;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Speaks to it by Lambda's Invoke (Lambda API Reference). Questions are repeated when Lambda does not take them; orders are
 * not, because the first one may have been carried out.
 */
public final class LambdaFunction implements RemoteFunction {
    /** A readiness check runs terraform; Lambda allows it 15 minutes, and nobody wants to wait that long. */
    private static final Duration LONG = Duration.ofMinutes(9);
    /** A cold start included. */
    private static final Duration SHORT = Duration.ofMinutes(2);

    private static final Duration CONNECTION = Duration.ofSeconds(10);

    private final FunctionAddress address;
    private final AwsCredentialsProvider credentials;
    private final LambdaClient asking;
    private final LambdaClient ordering;

    private LambdaFunction(FunctionAddress address) {
        this.address = address;
        this.credentials = credentials(address);
        this.asking = client(true);
        this.ordering = client(false);
    }

    /** Opens; nothing is sent yet. */
    public static LambdaFunction open(FunctionAddress address) {
        return new LambdaFunction(address);
    }

    @Override
    public Answer ask(Order order) {
        InvokeResponse response = invoke(order, InvocationType.REQUEST_RESPONSE);
        String payload = response.payload() == null ? "" : response.payload().asUtf8String();
        return new Answer(payload, response.functionError() != null);
    }

    @Override
    public void send(Order order) {
        invoke(order, InvocationType.EVENT);
    }

    @Override
    public void close() {
        asking.close();
        ordering.close();
    }

    private InvokeResponse invoke(Order order, InvocationType type) {
        requireCredentials();
        Duration limit = order.action() == Action.EVALUATE ? LONG : SHORT;
        InvokeRequest.Builder request = InvokeRequest.builder()
                .functionName(address.function())
                .invocationType(type)
                .payload(SdkBytes.fromUtf8String(order.json()))
                .overrideConfiguration(o -> o.apiCallTimeout(limit).apiCallAttemptTimeout(limit));
        if (!address.qualifier().isEmpty()) {
            request.qualifier(address.qualifier());
        }
        try {
            return (order.isQuestion() ? asking : ordering).invoke(request.build());
        } catch (SdkException e) {
            throw new Unanswered(address, order, limit).because(e);
        }
    }

    /** Apart, so that their absence is told from everything else that can go wrong on the way. */
    private void requireCredentials() {
        try {
            credentials.resolveCredentials();
        } catch (SdkException | IllegalStateException | IllegalArgumentException e) {
            throw new UnreachableException(
                    "no AWS credentials: none in the environment, and " + profileProblem(),
                    "log in and name the profile in AWS_PROFILE:\n  aws sso login\nor set AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY. What the AWS CLI can use and this cannot, it exports:\n"
                            + "  eval \"$(aws configure export-credentials --format env)\"",
                    e);
        }
    }

    /** The chain's own message is a page; what people have is a profile, and what is wrong with it is one sentence. */
    private static String profileProblem() {
        try (ProfileCredentialsProvider profile = ProfileCredentialsProvider.create()) {
            profile.resolveCredentials();
            return "the profile's do not resolve";
        } catch (SdkException | IllegalStateException | IllegalArgumentException e) {
            return "of the profile: " + String.valueOf(e.getMessage()).replaceAll(": ProfileFile\\(.*", "");
        }
    }

    private static AwsCredentialsProvider credentials(FunctionAddress address) {
        FunctionAddress.Keys keys = address.keys();
        return keys == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.id(), keys.secret()));
    }

    private LambdaClient client(boolean repeating) {
        var http =
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECTION).socketTimeout(LONG.plus(CONNECTION));
        var builder = LambdaClient.builder()
                .region(Region.of(address.region()))
                .credentialsProvider(credentials)
                .httpClientBuilder(http)
                .overrideConfiguration(o -> o.retryStrategy(
                        repeating ? AwsRetryStrategy.standardRetryStrategy() : AwsRetryStrategy.doNotRetry()));
        if (address.endpoint() != null) {
            builder.endpointOverride(address.endpoint());
        }
        try {
            return builder.build();
        } catch (SdkClientException | IllegalArgumentException e) {
            throw new UnreachableException(
                    "the connection to Lambda cannot be prepared: " + e.getMessage(),
                    "check --region, --endpoint-url and the AWS configuration",
                    e);
        }
    }
}
