package io.drfailover.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class ClusterTokenTest {
    @Test
    void forCluster_isAPresignedCallerIdentityUrlBoundToTheCluster() {
        var credentials = StaticCredentialsProvider.create(AwsSessionCredentials.create("AKIDEXAMPLE", "secret", "st"));

        String token = new ClusterToken(credentials, "eu-west-1").forCluster("dr");

        assertThat(token).startsWith("k8s-aws-v1.").doesNotContain("=");
        String url = new String(
                Base64.getUrlDecoder().decode(token.substring("k8s-aws-v1.".length())), StandardCharsets.UTF_8);
        assertThat(url)
                .startsWith("https://sts.eu-west-1.amazonaws.com/?")
                .contains("Action=GetCallerIdentity", "Version=2011-06-15", "X-Amz-Expires=60")
                .contains("X-Amz-SignedHeaders=host%3Bx-k8s-aws-id", "X-Amz-Security-Token=st")
                .contains("%2Feu-west-1%2Fsts%2Faws4_request", "X-Amz-Signature=")
                .doesNotContain("secret");
    }
}
