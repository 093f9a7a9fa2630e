package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3StoredStateTest {
    private @Nullable RuntimeException failure;

    private final S3StoredState state = new S3StoredState(
            new S3Client() {
                @Override
                public HeadObjectResponse headObject(HeadObjectRequest request) {
                    assertThat(request.bucket()).isEqualTo("konecta-dr");
                    assertThat(request.key()).isEqualTo("state/recovery.tfstate");
                    if (failure != null) {
                        throw failure;
                    }
                    return HeadObjectResponse.builder().build();
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
    void getAsBoolean_objectThere_isTrue() {
        assertThat(state.getAsBoolean()).isTrue();
    }

    @Test
    void getAsBoolean_noObject_isFalse() {
        failure = NoSuchKeyException.builder().statusCode(404).build();

        assertThat(state.getAsBoolean()).isFalse();
    }

    /** A state that cannot be seen is not one that is not there: everything would be made a second time. */
    @Test
    void getAsBoolean_refused_isNoAnswer() {
        failure = S3Exception.builder().statusCode(403).message("Forbidden").build();

        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(state::getAsBoolean)
                .withMessageContaining("s3://konecta-dr/state/recovery.tfstate")
                .withMessageContaining("Forbidden");
    }
}
