package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the pods get to the promoted database. */
class ApplicationDatabaseTest {
    private static final String PASSWORD = "1e3: 'it''s' \\\"not\\\" real";
    private static final String CREDENTIALS = "database: {username: erp_app, password: \"" + PASSWORD + "\"}";

    private final Path scratch;

    ApplicationDatabaseTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @Test
    void credentials_asValues_becomeASecretThatThePodsRefer() {
        Manifests manifests = render(CREDENTIALS);
        JsonNode secret = manifests.the("Secret");

        assertThat(secret.at("/metadata/name").asText()).isEqualTo("erp-database");
        assertThat(decoded(secret, "username")).isEqualTo("erp_app");
        assertThat(decoded(secret, "password")).isEqualTo(PASSWORD.replace("\\\"", "\""));
        assertThat(manifests.variable("DATABASE_USERNAME").at("/valueFrom/secretKeyRef"))
                .hasToString("{\"name\":\"erp-database\",\"key\":\"username\"}");
        assertThat(manifests.variable("DATABASE_PASSWORD").at("/valueFrom/secretKeyRef"))
                .hasToString("{\"name\":\"erp-database\",\"key\":\"password\"}");
    }

    @Test
    void password_asValue_isInTheSecretOnly() {
        String values = "{config: {A: b}, ingress: {enabled: true, hosts: [{host: a.b, paths: [{path: /}]}]}, "
                + CREDENTIALS + "}";

        assertThat(render(values).objects())
                .filteredOn(object -> !object.path("kind").asText().equals("Secret"))
                .hasSizeGreaterThan(4)
                .allSatisfy(object -> assertThat(object.toString())
                        .doesNotContain("not\\\" real")
                        .doesNotContain(encoded(PASSWORD.replace("\\\"", "\""))));
    }

    @Test
    void credentials_ofAnExistingSecret_areReferredByItsKeys() {
        Manifests manifests =
                render("database: {existingSecret: login, usernameKey: user, passwordKey: pass, name: erp}");

        assertThat(manifests.has("Secret")).isFalse();
        assertThat(manifests.variable("DATABASE_USERNAME").at("/valueFrom/secretKeyRef"))
                .hasToString("{\"name\":\"login\",\"key\":\"user\"}");
        assertThat(manifests.variable("DATABASE_PASSWORD").at("/valueFrom/secretKeyRef"))
                .hasToString("{\"name\":\"login\",\"key\":\"pass\"}");
        assertThat(manifests.variable("DATABASE_NAME").path("value").asText()).isEqualTo("erp");
    }

    @Test
    void credentials_keysWithoutExistingSecret_areIgnored() {
        Manifests manifests = render("database: {usernameKey: user, username: a, password: b}");

        assertThat(manifests
                        .variable("DATABASE_USERNAME")
                        .at("/valueFrom/secretKeyRef/key")
                        .asText())
                .isEqualTo("username");
    }

    @Test
    void credentials_none_leaveNoTrace() {
        Manifests manifests = render("{}");

        assertThat(manifests.has("Secret")).isFalse();
        assertThat(manifests.variable("DATABASE_USERNAME").isMissingNode()).isTrue();
        assertThat(manifests.variable("DATABASE_PASSWORD").isMissingNode()).isTrue();
        assertThat(manifests.variable("DATABASE_NAME").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"username: a, password: b", "username: a", "password: b"})
    void credentials_bothWays_areRefusedWithTheWayOut(String credentials) {
        assertThatThrownBy(() -> render("database: {existingSecret: login, " + credentials + "}"))
                .hasMessageContaining("database.existingSecret excludes database.username and database.password")
                .hasMessageContaining("unset DB_SECRET_ID");
    }

    @ParameterizedTest
    @CsvSource({"username, password", "password, username"})
    void credentials_half_areRefused(String given, String missing) {
        assertThatThrownBy(() -> render("database: {" + given + ": a}"))
                .hasMessageContaining(
                        "database." + given + " is set without database." + missing + ": give both, or neither.");
    }

    @Test
    void newCredentials_replaceThePods() {
        String pointer = "/metadata/annotations/checksum~1secret";

        assertThat(render("database: {username: a, password: b}").podTemplate().at(pointer))
                .isNotEqualTo(render("database: {username: a, password: c}")
                        .podTemplate()
                        .at(pointer));
    }

    @Test
    void newSettings_replaceThePods() {
        String pointer = "/metadata/annotations/checksum~1config";

        assertThat(render("config: {A: b}").podTemplate().at(pointer))
                .isNotEqualTo(render("config: {A: c}").podTemplate().at(pointer));
    }

    private Manifests render(String values) {
        return Rendering.ofApplication(scratch).with(values);
    }

    private static String decoded(JsonNode secret, String key) {
        return new String(
                Base64.getDecoder().decode(secret.path("data").path(key).asText()), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
