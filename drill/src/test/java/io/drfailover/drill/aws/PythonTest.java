package io.drfailover.drill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonTest {
    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void locate_pythonWithMoto_isTheRealInterpreter() {
        Python python = Python.locate(System.getenv(), line -> {});

        assertThat(python.motoVersion()).isEqualTo("5.2.1");
        assertThat(python.executable()).isExecutable();
        assertThat(python.executable().toString()).doesNotContain("shims");
    }

    @Test
    void locate_nothingOnThePath_saysSoAndHowToHelp() {
        assertThatThrownBy(() -> Python.locate(Map.of("PATH", folder.toString()), line -> {}))
                .isInstanceOf(EmulatedAwsException.class)
                .hasMessageContaining("nothing named python3 is on the PATH")
                .hasMessageContaining("python3-venv")
                .hasMessageContaining("DR_PYTHON");
    }

    @Test
    void locate_pythonThatIsBroken_isNamedWithItsLastWord() throws IOException {
        Path broken = executable("python3", "#!/bin/sh\necho 'shim: no version set' >&2\nexit 127\n");

        assertThatThrownBy(() -> Python.locate(Map.of("PATH", folder.toString()), line -> {}))
                .isInstanceOf(EmulatedAwsException.class)
                .hasMessageContaining(broken + " (does not run: exit code 127, shim: no version set)");
    }

    @Test
    void locate_pythonWithoutMotoAndNoPip_namesTheCommandThatFailed() throws IOException {
        executable(
                "python3",
                """
                #!/bin/sh
                case "$*" in
                  *sys.executable*) echo "$0" ;;
                  *version_info*) echo 3.12.1; echo "- No module named 'moto'" ;;
                  *venv*) echo 'ensurepip is not available'; exit 1 ;;
                esac
                """);
        List<String> progress = new ArrayList<>();

        assertThatThrownBy(() -> Python.locate(
                        Map.of(
                                "PATH",
                                folder + ":/usr/bin:/bin",
                                "DR_PYTHON",
                                folder.resolve("python3").toString(),
                                "XDG_CACHE_HOME",
                                folder.resolve("cache").toString()),
                        progress::add))
                .isInstanceOf(EmulatedAwsException.class)
                .hasMessageContaining("No module named 'moto'")
                .hasMessageContaining("-m venv")
                .hasMessageContaining("ensurepip is not available")
                .hasMessageContaining("pip install 'moto[server]==5.2.1'");
        assertThat(progress).singleElement().asString().contains("private Python environment");
    }

    private Path executable(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
