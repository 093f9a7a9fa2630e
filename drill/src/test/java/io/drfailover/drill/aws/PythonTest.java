package io.drfailover.drill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
                  *version_info*) echo 3.12.1; echo "none: No module named 'moto'" ;;
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

    /** pip is real and has no network: it installs a wheel of this test, which calls itself moto. */
    @Test
    void locate_pythonWithoutMoto_makesAPrivateEnvironmentOnce() throws IOException {
        String real = Python.locate(System.getenv(), line -> {}).executable().toString();
        Path bare = executable(
                "bare-python",
                """
                #!/bin/sh
                case "$*" in
                  *sys.executable*) echo "$0" ;;
                  *version_info*) echo 3.11.0; echo "none: No module named 'moto'" ;;
                  *) exec REAL "$@" ;;
                esac
                """
                        .replace("REAL", real));
        Map<String, String> environment = Map.of(
                "PATH",
                "/usr/bin:/bin",
                "HOME",
                folder.toString(),
                "DR_PYTHON",
                bare.toString(),
                "PIP_NO_INDEX",
                "1",
                "PIP_CONFIG_FILE",
                "/dev/null",
                "PIP_FIND_LINKS",
                wheels().toString());
        List<String> progress = new ArrayList<>();

        Python made = Python.locate(environment, progress::add);
        Python again = Python.locate(environment, progress::add);

        assertThat(made.executable())
                .isExecutable()
                .startsWithRaw(folder.resolve(".cache/dr-failover/moto-5.2.1-python-3.11.0"));
        assertThat(again).isEqualTo(made);
        assertThat(progress).hasSize(2);
    }

    private Path wheels() throws IOException {
        Path wheels = Files.createDirectories(folder.resolve("wheels"));
        Path file = wheels.resolve("moto-5.2.1-py3-none-any.whl");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : Map.of(
                            "moto/__init__.py", "__version__ = '5.2.1'",
                            "moto/server.py", "",
                            "moto/eks.py", "",
                            "moto/rds.py", "",
                            "moto-5.2.1.dist-info/METADATA",
                                    "Metadata-Version: 2.1\nName: moto\nVersion: 5.2.1\nProvides-Extra: server\n",
                            "moto-5.2.1.dist-info/WHEEL",
                                    "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
                            "moto-5.2.1.dist-info/RECORD", "")
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return wheels;
    }

    private Path executable(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
