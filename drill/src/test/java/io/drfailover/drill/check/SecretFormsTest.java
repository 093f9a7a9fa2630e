package io.drfailover.drill.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFormsTest {
    private static final String SECRET = "pw-\"a\\b&<c>/d+";

    private final SecretForms forms = SecretForms.of(SECRET);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before pw-\"a\\b&<c>/d+ after",
                "{\"password\":\"pw-\\\"a\\\\b&<c>/d+\"}",
                "{\"password\":\"pw-\\\"a\\\\b\\u0026\\u003cc\\u003e/d+\"}",
                "MasterUserPassword=pw-%22a%5Cb%26%3Cc%3E%2Fd%2B&Engine=postgres"
            })
    void in_everyWriting_isFound(String text) {
        assertThat(forms.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "usr", "user"})
    void in_base64AtAnyPlace_isFound(String before) {
        for (String after : new String[] {"", "x", "xy", "xyz"}) {
            byte[] text = (before + SECRET + after).getBytes(StandardCharsets.UTF_8);
            assertThat(forms.in(Base64.getEncoder().encodeToString(text)))
                    .as(before + " before, " + after + " after")
                    .isTrue();
        }
    }

    @Test
    void in_anotherSecret_isNotFound() {
        String other = "pw-another";
        assertThat(forms.in(other + Base64.getEncoder().encodeToString(other.getBytes(StandardCharsets.UTF_8))))
                .isFalse();
        assertThat(forms.toString()).doesNotContain("pw-");
    }
}
