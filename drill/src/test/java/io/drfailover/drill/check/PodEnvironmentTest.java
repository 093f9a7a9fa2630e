package io.drfailover.drill.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodEnvironmentTest {
    @Test
    void of_referencesOfEveryKind_areResolvedAsAKubeletDoes() throws Exception {
        FakeCluster cluster = new FakeCluster(Map.of(
                "ConfigMap", List.of(yaml("{metadata: {name: settings}, data: {HOST: db.example, PORT: '5432'}}")),
                "Secret", List.of(yaml("{metadata: {name: login}, data: {user: ZXJw}}"))));
        JsonNode container = yaml(
                """
                envFrom:
                  - prefix: DB_
                    configMapRef: {name: settings}
                  - secretRef: {name: login}
                env:
                  - {name: PLAIN, value: text}
                  - {name: HOST, valueFrom: {configMapKeyRef: {name: settings, key: HOST}}}
                  - {name: USER, valueFrom: {secretKeyRef: {name: login, key: user}}}
                  - {name: GONE, valueFrom: {secretKeyRef: {name: nowhere, key: user}}}
                """);
        assertThat(new PodEnvironment(cluster, "konecta").of(container))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "DB_HOST", "db.example",
                        "DB_PORT", "5432",
                        "user", "erp",
                        "PLAIN", "text",
                        "HOST", "db.example",
                        "USER", "erp",
                        "GONE", ""));
    }

    private static JsonNode yaml(String text) throws Exception {
        return new YAMLMapper().readTree(text);
    }
}
