package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

class S3StateLockTest {
    /** As terraform 1.11.4 wrote it. */
    private static final String LOCK =
            """
            {"ID":"f1b4c7ce-5b30-2d6c-cb0a-0a5f52f9a7ef","Operation":"OperationTypeApply","Info":"",\
            "Who":"sbx_user1051@169.254.76.1","Version":"1.11.4","Created":"2026-11-23T03:04:05.123456789Z",\
            "Path":"konecta-dr/state/recovery.tfstate"}""";

    private @Nullable String object = LOCK;

    private final StateLock lock = new S3StateLock(
            new S3Client() {
                @Override
                public <T> T getObject(
                        GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
                    assertThat(request.key()).isEqualTo("state/recovery.tfstate.tflock");
                    String content = object;
                    if (content == null) {
                        throw NoSuchKeyException.builder().build();
                    }
                    try {
                        return transformer.transform(
                                GetObjectResponse.builder().build(),
                                AbortableInputStream.create(
                                        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }

                @Override
                public String serviceName() {
                    return "s3";
                }

                @Override
                public void close() {}
            },
            "konecta-dr");

    @Test
    void holder_noObject_isNobody() {
        object = null;

        assertThat(lock.holder()).isEmpty();
    }

    @Test
    void holder_terraformsOwnForm_isRead() {
        assertThat(lock.holder())
                .contains(new StateLock.Holder(
                        "f1b4c7ce-5b30-2d6c-cb0a-0a5f52f9a7ef",
                        "sbx_user1051@169.254.76.1",
                        "OperationTypeApply",
                        Instant.parse("2026-11-23T03:04:05.123456789Z")));
    }

    @Test
    void holder_anotherForm_isNamed() {
        object = "{\"ID\":\"x\"}";

        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(lock::holder)
                .withMessageContaining("s3://konecta-dr/state/recovery.tfstate.tflock");
    }
}
