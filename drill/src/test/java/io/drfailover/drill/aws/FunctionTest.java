package io.drfailover.drill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.sns.SnsClient;

/** A function that was deployed: what it is made of, and who may invoke which of its aliases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionTest {
    private static final String BUCKET = "function-test";
    private static final String ACCOUNT = "123456789012";
    private static final String ARN = "arn:aws:lambda:eu-west-1:" + ACCOUNT + ":function:failover";

    private static final SdkBytes RESUME = SdkBytes.fromUtf8String("{\"action\":\"resume\"}");

    private static final String FAILURE = "{\"errorMessage\":\"promote: it is broken; repair it\"}";

    private final EmulatedAws aws = Emulator.start();
    private final Clients clients = new Clients(aws.endpoint(), Clients.DR);
    private final LambdaClient lambda = clients.lambda();
    private final List<String> invoked = new CopyOnWriteArrayList<>();
    private Optional<HttpServer> receiver = Optional.empty();

    @BeforeAll
    void deploy() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/invoke", exchange -> {
            invoked.add(exchange.getRequestHeaders().getFirst("X-Amz-Function-Arn"));
            if (exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type").equals("Event")) {
                exchange.sendResponseHeaders(202, -1);
            } else {
                exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
                exchange.sendResponseHeaders(200, FAILURE.length());
                exchange.getResponseBody().write(FAILURE.getBytes(StandardCharsets.UTF_8));
            }
            exchange.close();
        });
        server.start();
        receiver = Optional.of(server);
        aws.webhook(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/invoke"));
        String role;
        try (IamClient iam = clients.iam()) {
            role = iam.createRole(r -> r.roleName("failover").assumeRolePolicyDocument("{}"))
                    .role()
                    .arn();
        }
        lambda.createFunction(CreateFunctionRequest.builder()
                .functionName("failover")
                .role(role)
                .runtime(Runtime.JAVA21)
                .handler("io.drfailover.FailoverHandler::handleRequest")
                .publish(true)
                .environment(e -> e.variables(Map.of("DR_REGION", "eu-west-1")))
                .ephemeralStorage(s -> s.size(4096))
                .loggingConfig(l -> l.logFormat(LogFormat.JSON).logGroup("/aws/lambda/failover"))
                .code(c -> c.s3Bucket(BUCKET).s3Key("function.zip").s3ObjectVersion(upload()))
                .build());
        for (String alias : List.of("live", "probe")) {
            lambda.createAlias(r -> r.functionName("failover").name(alias).functionVersion("1"));
        }
        allow("alarm", "lambda.alarms.cloudwatch.amazonaws.com", "arn:aws:cloudwatch:eu-west-1:%s:alarm:down");
        allow("topic", "sns.amazonaws.com", "arn:aws:sns:us-east-1:%s:down");
    }

    @AfterAll
    void stop() {
        lambda.close();
        aws.close();
        receiver.ifPresent(server -> server.stop(0));
    }

    @Test
    void getFunction_ofAnAlias_isTheVersionsConfigurationAndCode() throws IOException, NoSuchAlgorithmException {
        GetFunctionResponse found =
                lambda.getFunction(r -> r.functionName("failover").qualifier("live"));

        assertThat(found.configuration().functionArn()).isEqualTo(ARN + ":live");
        assertThat(found.configuration().version()).isEqualTo("1");
        assertThat(found.configuration().environment().variables()).containsEntry("DR_REGION", "eu-west-1");
        assertThat(found.configuration().ephemeralStorage().size()).isEqualTo(4096);
        assertThat(found.configuration().loggingConfig().logFormat()).isEqualTo(LogFormat.JSON);
        try (InputStream code = URI.create(found.code().location()).toURL().openStream()) {
            byte[] bytes = code.readAllBytes();
            assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("the deployed code");
            assertThat(found.configuration().codeSha256())
                    .isEqualTo(Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
    }

    @Test
    void eventInvokeConfig_isKeptForEachAlias() {
        lambda.putFunctionEventInvokeConfig(
                r -> r.functionName("failover").qualifier("live").maximumRetryAttempts(2));
        lambda.putFunctionEventInvokeConfig(r -> r.functionName("failover")
                .qualifier("probe")
                .maximumRetryAttempts(0)
                .maximumEventAgeInSeconds(60));

        assertThat(lambda.getFunctionEventInvokeConfig(
                                r -> r.functionName("failover").qualifier("live"))
                        .maximumRetryAttempts())
                .isEqualTo(2);
        assertThat(lambda.getFunctionEventInvokeConfig(
                                r -> r.functionName("failover").qualifier("probe"))
                        .maximumEventAgeInSeconds())
                .isEqualTo(60);
        assertThatThrownBy(() -> lambda.getFunctionEventInvokeConfig(r -> r.functionName("failover")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void policy_isTheQualifiersOwn() {
        assertThat(lambda.getPolicy(r -> r.functionName("failover").qualifier("live"))
                        .policy())
                .contains("lambda.alarms.cloudwatch.amazonaws.com", ARN + ":live");
        assertThatThrownBy(
                        () -> lambda.getPolicy(r -> r.functionName("failover").qualifier("probe")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void invoke_anEventForAnAlias_isTakenAndDeliveredToIt() {
        invoked.clear();
        for (String name : List.of(ARN + ":live", "failover:live")) {
            assertThat(lambda.invoke(r -> r.functionName(name)
                                    .invocationType(InvocationType.EVENT)
                                    .payload(RESUME))
                            .statusCode())
                    .isEqualTo(202);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> invoked.equals(List.of(ARN + ":live", ARN + ":live")));
        assertThat(aws.requests())
                .filteredOn(request -> request.action().equals("Invoke") && request.took())
                .extracting(AwsRequest::permissions)
                .containsOnly(List.of("lambda:InvokeFunction"));
    }

    @Test
    void invoke_waitingForTheAnswer_getsWhatTheFunctionSaid() {
        InvokeResponse answer = lambda.invoke(r -> r.functionName(ARN + ":live").payload(RESUME));

        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String()).isEqualTo(FAILURE);
    }

    @Test
    void invoke_unknownAlias_isRefused() {
        for (InvocationType type : List.of(InvocationType.EVENT, InvocationType.REQUEST_RESPONSE)) {
            assertThatThrownBy(() ->
                            lambda.invoke(r -> r.functionName(ARN + ":nobody").invocationType(type)))
                    .isInstanceOf(ResourceNotFoundException.class);
        }
    }

    @Test
    void alarm_withPermissionOnTheAlias_invokesIt() {
        invoked.clear();
        aws.alarms().put("eu-west-1", "down", ARN + ":live");

        aws.alarms().set("eu-west-1", "down", "ALARM", "test");

        await().atMost(Duration.ofSeconds(10)).until(() -> invoked.contains(ARN + ":live"));
    }

    @Test
    void alarm_withoutPermission_invokesNobodyAndSaysWhy() {
        for (String target : List.of(":probe", "", ":nobody")) {
            aws.alarms().put("eu-west-1", "other" + target.replace(':', '-'), ARN + target);
            aws.alarms().set("eu-west-1", "other" + target.replace(':', '-'), "ALARM", "test");
        }

        assertThat(undelivered(ARN + ":probe")).contains("the policy of").contains("alarms.cloudwatch");
        assertThat(undelivered(ARN)).contains("the policy of");
        assertThat(undelivered(ARN + ":nobody")).contains("no such function, version or alias");
        assertThat(invoked).doesNotContain(ARN, ARN + ":probe", ARN + ":nobody");
    }

    @Test
    void topic_encryptedWithTheManagedKey_takesNoAlarm() {
        try (SnsClient sns = clients.sns()) {
            String topic = sns.createTopic(
                            r -> r.name("managed-key").attributes(Map.of("KmsMasterKeyId", "alias/aws/sns")))
                    .topicArn();
            aws.alarms().put("eu-west-1", "to-managed-key", topic);

            aws.alarms().set("eu-west-1", "to-managed-key", "ALARM", "test");

            assertThat(undelivered(topic)).contains("alias/aws/sns");
            assertThat(aws.topics().published(topic)).isEmpty();
        }
    }

    @Test
    void topic_ofAnotherRegion_invokesTheAliasAndKeepsTheMessage() {
        try (SnsClient sns = new Clients(aws.endpoint(), Clients.PRIMARY).sns()) {
            String topic = sns.createTopic(r -> r.name("down")).topicArn();
            sns.subscribe(r -> r.topicArn(topic).protocol("lambda").endpoint(ARN + ":live"));
            invoked.clear();
            aws.alarms().put("us-east-1", "watch", topic);

            aws.alarms().set("us-east-1", "watch", "ALARM", "test");

            await().atMost(Duration.ofSeconds(10)).until(() -> invoked.contains(ARN + ":live"));
            assertThat(aws.topics().published(topic)).singleElement().satisfies(message -> assertThat(message.message())
                    .contains("\"NewStateValue\": \"ALARM\""));
        }
    }

    private String undelivered(String target) {
        return aws.alarms().undelivered().stream()
                .filter(action -> action.target().equals(target))
                .map(UndeliveredAction::reason)
                .findFirst()
                .orElse("delivered");
    }

    private void allow(String statement, String principal, String source) {
        lambda.addPermission(r -> r.functionName("failover")
                .qualifier("live")
                .statementId(statement)
                .action("lambda:InvokeFunction")
                .principal(principal)
                .sourceArn(source.formatted(ACCOUNT)));
    }

    /** The version that the function is made of; a newer one must not count. */
    private String upload() {
        try (S3Client s3 = clients.s3()) {
            s3.createBucket(r -> r.bucket(BUCKET)
                    .createBucketConfiguration(c -> c.locationConstraint(BucketLocationConstraint.EU_WEST_1)));
            s3.putBucketVersioning(
                    r -> r.bucket(BUCKET).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
            String version = s3.putObject(
                            r -> r.bucket(BUCKET).key("function.zip"), RequestBody.fromString("the deployed code"))
                    .versionId();
            s3.putObject(r -> r.bucket(BUCKET).key("function.zip"), RequestBody.fromString("something newer"));
            return version;
        }
    }
}
