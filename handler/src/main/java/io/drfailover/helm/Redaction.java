package io.drfailover.helm;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Takes the database's password out of a text, in the forms in which Helm, charts and Kubernetes may quote it. */
record Redaction(DatabaseCredentials credentials) {
    String apply(String text) {
        if (!credentials.isPresent()) {
            return text;
        }
        String password = credentials.password();
        String redacted = text;
        for (String form : List.of(
                password,
                new String(JsonStringEncoder.getInstance().quoteAsString(password)),
                Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8)))) {
            redacted = redacted.replace(form, "[password]");
        }
        return redacted;
    }
}
