package io.drfailover.drill.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsAgreeTest {
    private static final String TARGET_GROUP =
            """
            <member><Port>30080</Port><HealthCheckPort>traffic-port</HealthCheckPort></member>""";

    @Test
    void targetPorts_answerOfAws_isTheGroupsOwnPort() {
        assertThat(PortsAgree.targetPorts(TARGET_GROUP)).containsExactly(30080);
    }

    @Test
    void nodePorts_severalServices_areTheServingOnes() throws Exception {
        List<JsonNode> services = List.of(
                yaml("{metadata: {name: erp}, spec: {ports: [{port: 80, nodePort: 30080}, {port: 81}]}}"),
                yaml("{metadata: {name: backend}, spec: {ports: [{port: 80, nodePort: 31000}]}}"));
        assertThat(PortsAgree.nodePorts(services, "erp")).containsExactly(30080);
        assertThat(PortsAgree.nodePorts(services, "gone")).isEmpty();
    }

    @Test
    void compare_samePort_saysWhich() throws Exception {
        assertThat(PortsAgree.compare(Set.of(30080), Set.of(30080, 30443), "erp"))
                .endsWith("erp: 30080");
    }

    @Test
    void compare_portsDiffer_failsWithBoth() {
        assertThatExceptionOfType(CheckFailure.class)
                .isThrownBy(() -> PortsAgree.compare(Set.of(30080), Set.of(31234), "erp"))
                .withMessageContaining("sends to [30080]")
                .withMessageContaining("listens on [31234]");
    }

    @Test
    void compare_serviceWithoutNodePort_saysSo() {
        assertThatExceptionOfType(CheckFailure.class)
                .isThrownBy(() -> PortsAgree.compare(Set.of(30080), Set.of(), "erp"))
                .withMessage("the service erp has no node port");
    }

    private static JsonNode yaml(String text) throws Exception {
        return new YAMLMapper().readTree(text);
    }
}
