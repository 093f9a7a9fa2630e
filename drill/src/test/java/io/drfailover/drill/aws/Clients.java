package io.drfailover.drill.aws;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Stock SDK clients that talk to an emulated AWS. */
record Clients(URI endpoint, Region region, AwsCredentialsProvider credentials) {
    static final Region PRIMARY = Region.US_EAST_1;
    static final Region DR = Region.EU_WEST_1;

    Clients(URI endpoint, Region region) {
        this(endpoint, region, StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }

    /** The same clients with the keys of a session of the role. */
    Clients as(String roleArn) {
        try (StsClient sts = build(StsClient.builder())) {
            Credentials keys = sts.assumeRole(r -> r.roleArn(roleArn).roleSessionName("test"))
                    .credentials();
            return new Clients(
                    endpoint,
                    region,
                    StaticCredentialsProvider.create(AwsSessionCredentials.create(
                            keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken())));
        }
    }

    CloudWatchClient cloudWatch() {
        return build(CloudWatchClient.builder());
    }

    IamClient iam() {
        return build(IamClient.builder());
    }

    LambdaClient lambda() {
        return build(LambdaClient.builder());
    }

    S3Client s3() {
        return build(S3Client.builder().forcePathStyle(true));
    }

    SnsClient sns() {
        return build(SnsClient.builder());
    }

    RdsClient rds() {
        return build(RdsClient.builder());
    }

    EksClient eks() {
        return build(EksClient.builder());
    }

    Ec2Client ec2() {
        return build(Ec2Client.builder());
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C build(B builder) {
        return builder.endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(20)))
                .overrideConfiguration(configuration -> configuration.retryStrategy(RetryMode.STANDARD))
                .build();
    }
}
