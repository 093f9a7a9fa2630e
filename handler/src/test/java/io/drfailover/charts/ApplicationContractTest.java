package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.ReleaseValue;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the function gives every release arrives in the pods. */
class ApplicationContractTest {
    private static final String HOST = "replica.c0ffee.eu-west-1.rds.amazonaws.com";

    private final Path scratch;

    ApplicationContractTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @Test
    void valuesOfTheFunction_asItWritesThem_reachThePods() throws JsonProcessingException {
        Manifests manifests = render(
                Map.of(
                        ReleaseValue.DATABASE_HOST,
                        HOST,
                        ReleaseValue.DATABASE_PORT,
                        3306,
                        ReleaseValue.DATABASE_NAME,
                        "erp",
                        ReleaseValue.DATABASE_USERNAME,
                        "app",
                        ReleaseValue.DATABASE_PASSWORD,
                        "12345"),
                "2026-11-23T03:14:15.926535Z");

        assertThat(value(manifests, "AWS_REGION")).isEqualTo("eu-west-1");
        assertThat(value(manifests, "DATABASE_HOST")).isEqualTo(HOST);
        assertThat(manifests.variable("DATABASE_PORT").path("value").isTextual())
                .isTrue();
        assertThat(value(manifests, "DATABASE_PORT")).isEqualTo("3306");
        assertThat(value(manifests, "DATABASE_NAME")).isEqualTo("erp");
        assertThat(manifests.variable("DATABASE_USERNAME").has("valueFrom")).isTrue();
        assertThat(manifests.variable("DATABASE_PASSWORD").has("valueFrom")).isTrue();
        assertThat(manifests
                        .podTemplate()
                        .at("/metadata/annotations/drfailover.io~1restartedAt")
                        .asText())
                .isEqualTo("2026-11-23T03:14:15.926535Z");
        assertThat(manifests.the("NetworkPolicy").at("/spec/egress").toString()).contains("\"port\":3306");
    }

    @Test
    void restartedAt_anotherInstant_changesThePodsAndNothingElse() throws JsonProcessingException {
        Map<String, Object> database = Map.of(ReleaseValue.DATABASE_HOST, HOST, ReleaseValue.DATABASE_PORT, 5432);

        Manifests first = render(database, "2026-11-23T03:14:15Z");
        Manifests second = render(database, "2026-11-24T03:14:15Z");

        assertThat(first.podTemplate()).isNotEqualTo(second.podTemplate());
        assertThat(second.objects())
                .filteredOn(object -> !object.path("kind").asText().equals("Deployment"))
                .isSubsetOf(first.objects());
    }

    @Test
    void valuesOfTheFunction_missing_areNamed() {
        assertThatThrownBy(() -> Rendering.ofApplication(scratch).withOnly("{}"))
                .hasMessageContaining("/database/host")
                .hasMessageContaining("/region");
    }

    @Test
    void extraEnvironment_comesLast_soThatItMayUseTheEndpoint() {
        Manifests manifests = Rendering.ofApplication(scratch)
                .with("extraEnv: [{name: JDBC_URL, value: \"jdbc:mysql://$(DATABASE_HOST)\"}]");

        int size = manifests.container().path("env").size();
        assertThat(manifests.container().at("/env/" + (size - 1) + "/name").asText())
                .isEqualTo("JDBC_URL");
    }

    private Manifests render(Map<String, Object> database, String restartedAt) throws JsonProcessingException {
        return Rendering.ofApplication(scratch)
                .withOnly(new JsonMapper()
                        .writeValueAsString(Map.of(
                                ReleaseValue.DATABASE,
                                database,
                                ReleaseValue.REGION,
                                "eu-west-1",
                                ReleaseValue.RESTARTED_AT,
                                restartedAt)));
    }

    private static String value(Manifests manifests, String variable) {
        return manifests.variable(variable).path("value").asText();
    }
}
