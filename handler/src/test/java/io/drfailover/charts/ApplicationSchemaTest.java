package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake in the values ends before the cluster is touched, and the message names the key. */
class ApplicationSchemaTest {
    private final Path scratch;

    ApplicationSchemaTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            replicaCuont: 3                                  | additional properties 'replicaCuont' not allowed
            image: {tga: '1'}                                | at '/image': additional properties 'tga' not allowed
            database: {hots: a}                              | at '/database': additional properties 'hots' not allowed
            service: {nodeport: 30080}                       | at '/service': additional properties 'nodeport' not allowed
            livenessProbe: {failureTreshold: 3}              | at '/livenessProbe': additional properties 'failureTreshold'
            resources: {limit: {memory: 1Gi}}                | at '/resources': additional properties 'limit' not allowed
            resources: {limits: {mem: 1Gi}}                  | invalid propertyName 'mem'
            autoscaling: {minReplica: 1}                     | at '/autoscaling': additional properties 'minReplica'
            strategy: {rollingUpdate: {maxSurges: 1}}        | at '/strategy/rollingUpdate': additional properties 'maxSurges'
            networkPolicy: {ingressFrom: [{podSelektor: {}}]} | additional properties 'podSelektor' not allowed
            affinity: {podAntiAfinity: {}}                   | additional properties 'podAntiAfinity' not allowed
            """)
    void key_misspelt_isNamed(String values, String message) {
        assertThatThrownBy(() -> render(values)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            service: {type: LoadBalancer}                 | at '/service/type': value must be one of 'ClusterIP', 'NodePort'
            service: {type: NodePort, nodePort: 8080}     | at '/service/nodePort': minimum: got 8,080, want 30,000
            image: {pullPolicy: Sometimes}                | at '/image/pullPolicy': value must be one of
            image: {digest: 'sha256:abc'}                 | at '/image/digest'
            topologySpread: {whenUnsatisfiable: Ignore}   | at '/topologySpread/whenUnsatisfiable': value must be one of
            strategy: {type: BlueGreen}                   | at '/strategy/type': value must be one of
            replicaCount: '3'                             | at '/replicaCount': got string, want integer
            database: {port: '5432'}                      | at '/database/port': got string, want integer
            database: {port: 70000}                       | at '/database/port': maximum: got 70,000, want 65,535
            database: {host: 'jdbc:postgresql://db/erp'}  | at '/database/host'
            region: Ireland                               | at '/region'
            restartedAt: yesterday                        | at '/restartedAt'
            fullnameOverride: 1erp                        | at '/fullnameOverride'
            config: {POOL_SIZE: 20}                       | at '/config/POOL_SIZE': got number, want string
            podAnnotations: {scrape: true}                | at '/podAnnotations/scrape': got boolean, want string
            livenessProbe: {tcpSocket: {port: http}}      | at '/livenessProbe'
            tmp: {sizeLimit: much}                        | at '/tmp/sizeLimit'
            """)
    void value_thatCannotBe_isNamed(String values, String message) {
        assertThatThrownBy(() -> render(values)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_REGION", "DATABASE_HOST", "DATABASE_PORT", "DATABASE_PASSWORD"})
    void variable_ofTheFailover_cannotBeOverridden(String variable) {
        assertThatThrownBy(() -> render("config: {" + variable + ": a}"))
                .hasMessageContaining("invalid propertyName '" + variable + "'");
        assertThatThrownBy(() -> render("extraEnv: [{name: " + variable + ", value: a}]"))
                .hasMessageContaining("at '/extraEnv/0/name'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"commonLabels", "podLabels"})
    void label_ofTheSelector_cannotBeOverridden(String labels) {
        assertThatThrownBy(() -> render(labels + ": {app.kubernetes.io/instance: a}"))
                .hasMessageContaining("'/" + labels + "'")
                .hasMessageContaining("invalid propertyName 'app.kubernetes.io/instance'");
    }

    @Test
    void message_aboutThePassword_doesNotTellIt() {
        assertThatThrownBy(() -> render("database: {username: a, password: 987654321}"))
                .hasMessageContaining("/database/password")
                .hasMessageNotContaining("987654321")
                .hasMessageNotContaining("987,654,321");
    }

    @Test
    void everyKeyOfOurs_isClosed_soThatNoTypoPasses() throws JsonProcessingException {
        JsonNode schema = new JsonMapper().readTree(Charts.read(Charts.APPLICATION.resolve("values.schema.json")));
        JsonNode values = new YAMLMapper().readTree(Charts.read(Charts.APPLICATION.resolve("values.yaml")));
        List<String> open = new ArrayList<>();
        if (schema.path("additionalProperties").asBoolean(true)) {
            open.add("(root)");
        }
        for (Map.Entry<String, JsonNode> entry : values.properties()) {
            JsonNode key = schema.path("properties").path(entry.getKey());
            // Objects with keys of ours; Kubernetes' own, and maps whose keys are free, say what they take instead.
            boolean ours = entry.getValue().isObject() && key.has("properties");
            if (ours && key.path("additionalProperties").asBoolean(true)) {
                open.add(entry.getKey());
            }
        }

        assertThat(open).isEmpty();
        assertThat(schema.path("$schema").asText()).contains("draft-07");
    }

    private Manifests render(String values) {
        return Rendering.ofApplication(scratch).with(values);
    }
}
