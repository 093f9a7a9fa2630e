package io.drfailover.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.MovingClock;
import io.drfailover.contract.ProbeMetric;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.rds.RdsClient;

/** The real clients against what AWS sends, or does not send. */
@Timeout(30)
class AwsProtocolTest {
    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, RawServer server) {
        return new ProbeClients()
                .build(builder.region(Region.EU_WEST_1)
                        .endpointOverride(URI.create(server.url("http")))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "s"))));
    }

    private static String http(String status, String headers, String body) {
        return "HTTP/1.1 " + status + "\r\n" + headers + "Connection: close\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    @Test
    void look_rdsThrottles_isUnknownAndAnAnswer() throws IOException {
        String body = "<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error>"
                + "<RequestId>1</RequestId></ErrorResponse>";
        try (var server = RawServer.saying(http("400 Bad Request", "Content-Type: text/xml\r\n", body));
                var rds = client(RdsClient.builder(), server)) {
            Finding finding = new ReplicationCheck(rds, "replica").look();

            assertThat(finding.state()).isEqualTo(CheckState.UNKNOWN);
            assertThat(finding.seen()).contains("Rate exceeded");
            assertThat(finding.answered()).isTrue();
        }
    }

    @Test
    void look_rdsSaysNothing_isUnknownWithinTheCallsLimit() throws IOException {
        try (var server = RawServer.saying("");
                var rds = client(RdsClient.builder(), server)) {
            long begin = System.nanoTime();
            Finding finding = new ReplicationCheck(rds, "replica").look();

            assertThat(finding.state()).isEqualTo(CheckState.UNKNOWN);
            assertThat(finding.answered()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(ProbeClients.CALL.plusSeconds(5));
        }
    }

    /** The SDK's CloudWatch speaks CBOR; its classes are in the zip only because this dependency brings them. */
    @Test
    void look_cloudWatchAnswersInCbor_isRead() throws IOException {
        // {"MetricDataResults": [{"Id": "lag", "Timestamps": [1(1795402800)], "Values": [12.0]}]}
        String cbor = "\u00a1qMetricDataResults\u0081\u00a3bIdclagjTimestamps\u0081\u00c1\u001ak\u0003\u00ac0"
                + "fValues\u0081\u00fb@(\0\0\0\0\0\0";
        String headers = "smithy-protocol: rpc-v2-cbor\r\nContent-Type: application/cbor\r\n";
        try (var server = RawServer.saying(http("200 OK", headers, cbor));
                var cloudWatch = client(CloudWatchClient.builder(), server)) {
            Finding finding = new ReplicaLagCheck(cloudWatch, "replica", new MovingClock()).look();

            assertThat(finding.seen()).isEqualTo("12 s behind");
            assertThat(finding.measured()).containsEntry(ProbeMetric.REPLICA_LAG, 12.0);
        }
    }
}
