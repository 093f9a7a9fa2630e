package io.drfailover.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class CredentialsReaderTest {
    private static SecretsManagerClient holding(String text) {
        return new SecretsManagerClient() {
            @Override
            public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
                if (text.isEmpty()) {
                    throw ResourceNotFoundException.builder()
                            .message("no such secret")
                            .build();
                }
                return GetSecretValueResponse.builder().secretString(text).build();
            }

            @Override
            public String serviceName() {
                return "secretsmanager";
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void read_rdsForm_givesUserPasswordAndName() {
        var credentials = new CredentialsReader(
                        holding("{\"username\":\"a\",\"password\":\"p\",\"dbname\":\"erp\",\"engine\":\"postgres\"}"),
                        "db")
                .read();

        assertThat(credentials).isEqualTo(new DatabaseCredentials("a", "p", "erp"));
    }

    @Test
    void read_notConfigured_callsNothing() {
        assertThat(new CredentialsReader(holding(""), "").read()).isEqualTo(DatabaseCredentials.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret-text", "{\"username\":\"s3cret\"}", "[\"s3cret\"]", "{\"password\": s3cret}"})
    void read_anotherForm_isRefusedWithoutShowingIt(String text) {
        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(() -> new CredentialsReader(holding(text), "db").read())
                .withMessageContaining("the secret \"db\" is not JSON")
                .withMessageNotContaining("s3cret")
                .withNoCause();
    }

    @Test
    void read_missing_namesTheSecretAndTheRemedy() {
        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(() -> new CredentialsReader(holding(""), "db").read())
                .withMessageContainingAll("\"db\"", "replicate the secret");
    }
}
