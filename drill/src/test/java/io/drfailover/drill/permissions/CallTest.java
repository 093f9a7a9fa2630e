package io.drfailover.drill.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drfailover.drill.aws.AwsRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTest {
    @ParameterizedTest
    @CsvSource({
        "eks, CreateCluster, eks CreateCluster",
        "monitoring, GetMetricData, monitoring GetMetricData",
        "s3, HEAD /bucket/toolchain/terraform-1.zip, s3 HeadObject toolchain/*",
        "s3, GET /bucket/bundle/eu-west-1-dr.zip?versionId=7, s3 GetObject bundle/*",
        "s3, PUT /bucket/runs/20261123-1.json, s3 PutObject runs/*",
        "s3, PUT /bucket/control/hold.json, s3 PutObject control/*",
        "s3, DELETE /bucket/state/recovery.tfstate.tflock, s3 DeleteObject state/recovery.tfstate.tflock",
        "s3, GET /bucket, s3 ListObjectsV2",
        "s3, HEAD /bucket, s3 HeadBucket",
        "s3, GET /bucket/, s3 ListObjectsV2",
    })
    void of_aRequest_isTheOperation(String service, String action, String call) {
        assertThat(Call.of(request(service, action, "aws-sdk-java"))).hasToString(call);
    }

    @Test
    void parse_whatWasWritten_isTheSame() {
        Call call = new Call("s3", "GetObject", "runs/*");
        assertThat(Call.parse(call.toString())).isEqualTo(call);
    }

    @Test
    void parse_oneWord_isRefused() {
        assertThatThrownBy(() -> Call.parse("eks"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("eks");
    }

    static AwsRequest request(String service, String action, String userAgent) {
        return new AwsRequest(
                1, Instant.EPOCH, "eu-west-1", service, action, "200", userAgent, "", "", "", List.of(), "");
    }
}
