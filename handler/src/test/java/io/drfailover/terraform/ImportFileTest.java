package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFileTest {
    @TempDir
    Path directory;

    @Test
    void write_imports_areBlocksAndIdsAreNoExpressions() throws IOException {
        new ImportFile(directory).write(Map.of("aws_route.a[\"rtb-1\"]", "rtb-1_10.0.0.0/8", "aws_lb.b", "${var.x}"));

        assertThat(directory.resolve("failover-imports.tf.json"))
                .content()
                .isEqualTo("{\"import\":[{\"to\":\"aws_lb.b\",\"id\":\"$${var.x}\"},"
                        + "{\"to\":\"aws_route.a[\\\"rtb-1\\\"]\",\"id\":\"rtb-1_10.0.0.0/8\"}]}");
    }

    @Test
    void write_none_removesTheFile() throws IOException {
        new ImportFile(directory).write(Map.of("aws_lb.b", "x"));
        new ImportFile(directory).write(Map.of());

        assertThat(directory).isEmptyDirectory();
    }
}
