package io.drfailover.drill.world;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** AWS's own clients for one region, pointed at one endpoint. Owns their connections. */
public final class AwsClients implements AutoCloseable {
    private static final Duration CALL_LIMIT = Duration.ofMinutes(1);

    private static final AwsCredentials ADMINISTRATOR = AwsBasicCredentials.create("testing", "testing");

    private final URI endpoint;
    private final Region region;
    private final AwsCredentials credentials;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();

    /** Clients for {@code region} at {@code endpoint}, that may do everything. */
    public AwsClients(URI endpoint, String region) {
        this(endpoint, region, ADMINISTRATOR);
    }

    /** Clients for {@code region} at {@code endpoint}, with somebody's credentials. */
    public AwsClients(URI endpoint, String region, AwsCredentials credentials) {
        this.endpoint = endpoint;
        this.region = Region.of(region);
        this.credentials = credentials;
    }

    /** Databases. */
    public RdsClient rds() {
        return configured(RdsClient.builder().httpClient(http)).build();
    }

    /** Networks. */
    public Ec2Client ec2() {
        return configured(Ec2Client.builder().httpClient(http)).build();
    }

    /** Clusters. */
    public EksClient eks() {
        return configured(EksClient.builder().httpClient(http)).build();
    }

    /** Objects. */
    public S3Client s3() {
        return configured(S3Client.builder().httpClient(http).forcePathStyle(true))
                .build();
    }

    /** Roles. */
    public IamClient iam() {
        return configured(IamClient.builder().httpClient(http)).build();
    }

    /** Functions. */
    public LambdaClient lambda() {
        return configured(LambdaClient.builder().httpClient(http)).build();
    }

    /** Topics. */
    public SnsClient sns() {
        return configured(SnsClient.builder().httpClient(http)).build();
    }

    /** Sessions of roles. */
    public StsClient sts() {
        return configured(StsClient.builder().httpClient(http)).build();
    }

    /** Credentials of the database. */
    public SecretsManagerClient secretsManager() {
        return configured(SecretsManagerClient.builder().httpClient(http)).build();
    }

    @Override
    public void close() {
        http.close();
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder) {
        return builder.region(region)
                .endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(limits -> limits.apiCallTimeout(CALL_LIMIT));
    }
}
