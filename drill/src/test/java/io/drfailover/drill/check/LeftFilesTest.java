package io.drfailover.drill.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftFilesTest {
    private static final String SECRET = "pw-0123456789";

    private final LeftFiles files = new LeftFiles(SecretForms.of(SECRET));
    private final Path scratch;

    LeftFilesTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @BeforeEach
    void sandboxes() throws Exception {
        Files.createDirectories(scratch.resolve("tmp-1/work"));
        Files.createDirectories(scratch.resolve("tmp-2"));
        Files.createDirectories(scratch.resolve("task"));
    }

    @Test
    void read_harmlessFiles_areCounted() throws Exception {
        Files.writeString(scratch.resolve("tmp-1/work/main.tf.json"), "{}");
        Files.write(scratch.resolve("tmp-2/binary"), new byte[] {(byte) 0xff, 0, (byte) 0xfe});
        Files.writeString(scratch.resolve("task/not-of-tmp"), SECRET);
        assertThat(files.read(scratch, "tmp-")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"values-1.json", "kubeconfig-1.json"})
    void read_fileForHelmLeft_failsWithItsName(String name) throws Exception {
        Files.writeString(scratch.resolve("tmp-1/work").resolve(name), "{}");
        assertThatExceptionOfType(CheckFailure.class)
                .isThrownBy(() -> files.read(scratch, "tmp-"))
                .withMessageContaining(name);
    }

    @Test
    void read_secretInBase64_failsWithTheFileAndWithoutTheSecret() throws Exception {
        Path file = scratch.resolve("tmp-2/cache");
        Files.writeString(file, Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8)));
        assertThatExceptionOfType(CheckFailure.class)
                .isThrownBy(() -> files.read(scratch, "tmp-"))
                .withMessage("it is in " + file);
    }
}
