package io.drfailover.drill.world;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** AWS's own clients for one region, pointed at one endpoint. Owns their connections. */
public final class AwsClients implements AutoCloseable {
    private static final Duration CALL_LIMIT = Duration.ofMinutes(1);

    private final URI endpoint;
    private final Region region;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();

    /** Clients for {@code region} at {@code endpoint}. */
    public AwsClients(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.region = Region.of(region);
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
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")))
                .overrideConfiguration(limits -> limits.apiCallTimeout(CALL_LIMIT));
    }
}
