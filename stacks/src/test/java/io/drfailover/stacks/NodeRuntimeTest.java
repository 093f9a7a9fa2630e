package io.drfailover.stacks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeRuntimeTest {
    @Test
    void require_thisMachine_passes() {
        assertThatCode(() -> NodeRuntime.require(System.getenv())).doesNotThrowAnyException();
    }

    @Test
    void require_missing_saysWhatToInstall() {
        assertThatExceptionOfType(NodeRuntimeException.class)
                .isThrownBy(() -> NodeRuntime.require(Map.of("JSII_NODE", "no-such-node")))
                .withMessageContaining("no-such-node")
                .withMessageContaining("install Node.js 18 or newer");
    }

    @Test
    void require_tooOld_saysWhatIsThere(@TempDir Path folder) throws IOException {
        Path node = folder.resolve("node");
        Files.writeString(node, "#!/bin/sh\necho v16.20.2\n");
        Files.setPosixFilePermissions(node, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatExceptionOfType(NodeRuntimeException.class)
                .isThrownBy(() -> NodeRuntime.require(Map.of("JSII_NODE", node.toString())))
                .withMessageContaining("v16.20.2")
                .withMessageContaining("18 or newer");
    }
}
