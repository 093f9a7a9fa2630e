package io.drfailover.drill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.sns.SnsClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionTest {
    private static final String BUCKET = "permission-test";

    private final EmulatedAws aws = Emulator.start();
    private final Clients drill = new Clients(aws.endpoint(), Clients.DR);

    @BeforeAll
    void fillTheBucket() {
        try (S3Client s3 = drill.s3()) {
            s3.createBucket(r -> r.bucket(BUCKET)
                    .createBucketConfiguration(c -> c.locationConstraint(BucketLocationConstraint.EU_WEST_1)));
            for (String key : new String[] {"bundle/a.zip", "state/b.tfstate"}) {
                s3.putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString("content"));
            }
        }
    }

    @AfterAll
    void stop() {
        aws.close();
    }

    @Test
    void s3_actionAndResourceAllowed_isAnswered() {
        Clients role = role("reader", "s3:GetObject", "arn:aws:s3:::" + BUCKET + "/bundle/*", "");

        assertThatCode(() -> read(role, "bundle/a.zip")).doesNotThrowAnyException();
        assertThat(aws.requests().stream().filter(r -> r.role().equals("reader")))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.resource()).isEqualTo(BUCKET + "/bundle/a.zip");
                    assertThat(request.permissions()).containsExactly("s3:GetObject");
                    assertThat(request.accessKeyId()).startsWith("ASIA");
                });
    }

    /** Had the emulator left the body unread, the connection's next request would begin with it, and nobody answer. */
    @Test
    @Timeout(60)
    void s3_refusedUploads_areAnsweredAndSoIsWhatFollows() {
        Clients role = role("no-writer", "s3:GetObject", "*", "");
        try (S3Client s3 = role.s3()) {
            for (int i = 0; i < 10; i++) {
                assertRefused(
                        () -> s3.putObject(r -> r.bucket(BUCKET).key("bundle/a.zip"), RequestBody.fromString("x")),
                        "AccessDenied",
                        "s3:PutObject");
                assertRefused(
                        () -> s3.deleteObject(r -> r.bucket(BUCKET).key("bundle/a.zip")),
                        "AccessDenied",
                        "s3:DeleteObject");
            }
        }
    }

    /** Nobody plays Lambda here, which only the permitted event gets to hear. */
    @Test
    void invoke_ofAnAlias_needsThatAliasInThePolicy() {
        String function = "arn:aws:lambda:eu-west-1:123456789012:function:failover";
        Clients role = role("invoker", "lambda:InvokeFunction", function + ":live", "");
        try (LambdaClient lambda = role.lambda()) {
            assertThatThrownBy(() -> lambda.invoke(
                            r -> r.functionName(function + ":live").invocationType(InvocationType.EVENT)))
                    .hasMessageContaining("nobody plays Lambda");
            assertRefused(
                    () -> lambda.invoke(r -> r.functionName(function + ":probe").invocationType(InvocationType.EVENT)),
                    "AccessDeniedException",
                    "lambda:InvokeFunction");
        }
    }

    @Test
    void attachedPolicy_countsLikeAnInlineOne() {
        Clients role = role("attached", "s3:ListBucket", "*", "");
        assertRefused(() -> read(role, "bundle/a.zip"), "AccessDenied", "s3:GetObject");
        try (IamClient iam = drill.iam()) {
            String policy = iam.createPolicy(r -> r.policyName("read")
                            .policyDocument(document("s3:GetObject", "arn:aws:s3:::" + BUCKET + "/*", "")))
                    .policy()
                    .arn();
            iam.attachRolePolicy(r -> r.roleName("attached").policyArn(policy));
        }

        assertThatCode(() -> read(role, "bundle/a.zip")).doesNotThrowAnyException();
    }

    @Test
    void s3_otherResource_isRefusedAndNamed() {
        Clients role = role("elsewhere", "s3:GetObject", "arn:aws:s3:::" + BUCKET + "/bundle/*", "");

        assertRefused(
                () -> read(role, "state/b.tfstate"),
                "AccessDenied",
                "assumed-role/elsewhere/test is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::"
                        + BUCKET + "/state/b.tfstate");
        assertThat(aws.permissions().refused()).anySatisfy(refusal -> {
            assertThat(refusal.role()).isEqualTo("elsewhere");
            assertThat(refusal.action()).isEqualTo("s3:GetObject");
        });
    }

    @Test
    void s3_missingObjectWithoutListBucket_isForbiddenAsInAws() {
        Clients role = role("no-list", "s3:GetObject", "*", "");
        assertRefused(() -> read(role, "bundle/none.zip"), "AccessDenied", "s3:ListBucket");

        Clients lister = role("lister", "s3:*", "*", "");
        assertRefused(() -> read(lister, "bundle/none.zip"), "NoSuchKey", "");
    }

    @Test
    void s3_listWithAPrefixCondition_isHeldToThePrefix() {
        Clients role = role(
                "prefix",
                "s3:ListBucket",
                "arn:aws:s3:::" + BUCKET,
                ",\"Condition\":{\"StringLike\":{\"s3:prefix\":\"bundle/*\"}}");
        try (S3Client s3 = role.s3()) {
            assertThat(s3.listObjectsV2(r -> r.bucket(BUCKET).prefix("bundle/x"))
                            .contents())
                    .isEmpty();
            assertRefused(
                    () -> s3.listObjectsV2(r -> r.bucket(BUCKET).prefix("state/")), "AccessDenied", "s3:ListBucket");
        }
    }

    @Test
    void rds_otherRegionThanTheConditionSays_isRefused() {
        Clients role = role(
                "regional",
                "rds:Describe*",
                "*",
                ",\"Condition\":{\"StringEquals\":{\"aws:RequestedRegion\":\"eu-west-1\"}}");
        try (RdsClient here = role.rds();
                RdsClient there = new Clients(aws.endpoint(), Clients.PRIMARY, role.credentials()).rds()) {
            assertThatCode(here::describeDBInstances).doesNotThrowAnyException();
            assertRefused(there::describeDBInstances, "AccessDenied", "rds:DescribeDBInstances");
        }
    }

    @Test
    void ec2_tagsOnCreation_needCreateTags() {
        Clients role = role("untagged", "ec2:CreateVpc", "*", "");
        try (Ec2Client ec2 = role.ec2()) {
            assertThatCode(() -> ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16"))).doesNotThrowAnyException();
            TagSpecification tagged = TagSpecification.builder()
                    .resourceType(ResourceType.VPC)
                    .tags(Tag.builder().key("a").value("b").build())
                    .build();
            assertRefused(
                    () -> ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").tagSpecifications(tagged)),
                    "UnauthorizedOperation",
                    "ec2:CreateTags");
        }
    }

    @Test
    void eks_createCluster_needsPassRole() {
        Clients role = role("no-pass", "eks:*", "*", "");
        try (EksClient eks = role.eks()) {
            assertRefused(
                    () -> eks.createCluster(r -> r.name("c")
                            .roleArn("arn:aws:iam::123456789012:role/cluster")
                            .resourcesVpcConfig(v -> v.subnetIds("subnet-1"))),
                    "AccessDeniedException",
                    "iam:PassRole on resource: arn:aws:iam::123456789012:role/cluster");
        }
    }

    @Test
    void cloudWatch_overCbor_isRefusedInItsOwnDialect() {
        Clients role = role("no-metrics", "s3:GetObject", "*", "");
        try (CloudWatchClient cloudWatch = role.cloudWatch()) {
            assertRefused(cloudWatch::describeAlarms, "AccessDenied", "cloudwatch:DescribeAlarms");
        }
    }

    @Test
    void sns_encryptedTopic_needsItsKey() throws IOException, InterruptedException {
        Clients role = role("publisher", "sns:Publish", "arn:aws:sns:eu-west-1:123456789012:*", "");
        String key = createKey();
        try (SnsClient sns = drill.sns();
                SnsClient publisher = role.sns()) {
            String plain = sns.createTopic(r -> r.name("plain")).topicArn();
            String encrypted = sns.createTopic(r -> r.name("encrypted").attributes(Map.of("KmsMasterKeyId", key)))
                    .topicArn();

            assertThatCode(() -> publisher.publish(r -> r.topicArn(plain).message("m")))
                    .doesNotThrowAnyException();
            assertRefused(
                    () -> publisher.publish(r -> r.topicArn(encrypted).message("m")),
                    "AuthorizationError",
                    "kms:GenerateDataKey on resource: " + key);
        }
    }

    @Test
    void deny_winsOverAllow() {
        Clients role = role(
                "denied",
                "s3:*",
                "*",
                "},{\"Effect\":\"Deny\",\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::*/bundle/a.zip\"");

        assertRefused(() -> read(role, "bundle/a.zip"), "AccessDenied", "s3:GetObject");
    }

    /** A role with one inline statement, and clients with the keys of its session. */
    private Clients role(String name, String action, String resource, String further) {
        try (IamClient iam = drill.iam()) {
            String arn = iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument("{}"))
                    .role()
                    .arn();
            iam.putRolePolicy(
                    r -> r.roleName(name).policyName("inline").policyDocument(document(action, resource, further)));
            return drill.as(arn);
        }
    }

    /** KMS's Java client is no dependency of the drill. */
    private String createKey() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(aws.endpoint())
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "TrentService.CreateKey")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/kms/aws4_request, SignedHeaders=host, Signature=x")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(answer).at("/KeyMetadata/Arn").asText();
    }

    private static String document(String action, String resource, String further) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"%s\"%s}]}"
                .formatted(action, resource, further);
    }

    private static void read(Clients clients, String key) {
        try (S3Client s3 = clients.s3()) {
            s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key));
        }
    }

    private static void assertRefused(ThrowingCallable call, String code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, refusal -> {
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(refusal.awsErrorDetails().errorMessage()).contains(message);
        });
    }
}
