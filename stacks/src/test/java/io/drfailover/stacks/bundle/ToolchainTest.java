package io.drfailover.stacks.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolchainTest {
    private static final String VERSION = "9.8.7";

    @TempDir
    Path folder = Path.of("");

    @Nested
    class Terraform {
        @Test
        void find_thisMachine_isYoungEnough() {
            assertThat(TerraformBinary.find(System.getenv()).version()).startsWith("1.");
        }

        @Test
        void find_emptyPath_saysHowToProvideIt() {
            assertMistake(
                    () -> TerraformBinary.find(Map.of("PATH", "/nowhere")),
                    "/nowhere",
                    "install Terraform 1.11",
                    "DR_TERRAFORM");
        }

        @Test
        void find_namedButMissing_saysWhatTheVariableSays() {
            assertMistake(
                    () -> TerraformBinary.find(Map.of("DR_TERRAFORM", "/nowhere/terraform")),
                    "DR_TERRAFORM says /nowhere/terraform");
        }

        @Test
        void find_script_isNotForThePlatform() throws IOException {
            Path script = SampleFolder.write(folder, "terraform", "#!/bin/sh\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            assertMistake(() -> TerraformBinary.find(Map.of("DR_TERRAFORM", script.toString())), "linux_amd64");
        }
    }

    @Nested
    class Provider {
        @Test
        void find_unpackedMirror_isFound() throws IOException {
            Path mirror = mirror(ELF);
            ProviderPackage found = search(Map.of("DR_TERRAFORM_MIRROR", mirror.toString()));
            assertThat(found.mirror()).isEqualTo(mirror);
            assertThat(found.files())
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("LICENSE.txt", "terraform-provider-aws_v9.8.7_x5");
        }

        @Test
        void find_packedMirror_isUnpackedIntoTheBuild() throws IOException {
            Path mirror = mirror(ELF);
            Path source = mirror.resolve("registry.terraform.io/hashicorp/aws");
            Path zip = source.resolve("terraform-provider-aws_9.8.7_linux_amd64.zip");
            zip(source.resolve("9.8.7/linux_amd64"), zip);
            Folders.delete(source.resolve("9.8.7"));
            ProviderPackage found = search(Map.of("DR_TERRAFORM_MIRROR", mirror.toString()));
            assertThat(found.mirror()).isEqualTo(folder.resolve("work/unpacked"));
            assertThat(found.files().get(1)).isExecutable();
        }

        @Test
        void find_otherPlatform_isRefused() throws IOException {
            Path mirror = mirror("Mach-O and more than twenty bytes");
            assertMistake(
                    () -> search(Map.of("DR_TERRAFORM_MIRROR", mirror.toString())),
                    "linux_amd64",
                    "DR_TERRAFORM_MIRROR");
        }

        @Test
        void find_nowhere_saysWhereItLooked() {
            Map<String, String> environment = new TreeMap<>(System.getenv());
            environment.put("DR_TERRAFORM_MIRROR", folder.resolve("empty").toString());
            environment.put("HTTPS_PROXY", "http://127.0.0.1:9");
            assertMistake(
                    () -> search(environment),
                    folder.resolve("empty").toString(),
                    "providers mirror",
                    "DR_TERRAFORM_MIRROR");
        }

        @Test
        void folders_byDefault_areTheImpliedMirrors() {
            assertThat(MirrorFolders.of(Map.of("HOME", "/home/me", "XDG_DATA_DIRS", "/opt/share")))
                    .startsWith(
                            Path.of("/home/me/.terraform.d/plugins"),
                            Path.of("/home/me/.local/share/terraform/plugins"),
                            Path.of("/opt/share/terraform/plugins"),
                            Path.of("/usr/local/share/terraform/plugins"),
                            Path.of("/usr/share/terraform/plugins"));
        }
    }

    @Nested
    class Archive {
        @Test
        void write_twice_givesTheSameBytesInTheLayout() throws IOException {
            Path terraform = SampleFolder.write(folder, "bin/terraform", ELF);
            ProviderPackage provider = new ProviderPackage(mirror(ELF), VERSION);
            Path one = folder.resolve("one.zip");
            Path two = folder.resolve("two.zip");
            ToolchainArchive.of(terraform, provider).write(one);
            Files.setLastModifiedTime(terraform, java.nio.file.attribute.FileTime.fromMillis(0));
            ToolchainArchive.of(terraform, provider).write(two);
            assertThat(two).hasSameBinaryContentAs(one);
            try (ZipFile zip = ZipFile.builder().setPath(one).get()) {
                String plugin =
                        "plugins/registry.terraform.io/hashicorp/aws/9.8.7/linux_amd64/terraform-provider-aws_v9.8.7_x5";
                assertThat(zip.getEntry("terraform").getUnixMode()).isEqualTo(0100755);
                assertThat(zip.getEntry(plugin).getUnixMode()).isEqualTo(0100755);
                assertThat(zip.getInputStream(zip.getEntry(plugin)).readAllBytes())
                        .asString()
                        .startsWith("\u007fELF");
            }
        }

        @Test
        void fresh_changedInput_isNot() throws IOException {
            Path input = SampleFolder.write(folder, "input", "one");
            Path result = SampleFolder.write(folder, "result", "made");
            Path file = folder.resolve("stamp");
            InputStamp stamp = InputStamp.of(file, java.util.List.of(input));
            assertThat(stamp.fresh(result)).isFalse();
            stamp.write();
            assertThat(InputStamp.of(file, java.util.List.of(input)).fresh(result))
                    .isTrue();
            assertThat(InputStamp.of(file, java.util.List.of(input)).fresh(folder.resolve("gone")))
                    .isFalse();
            Files.writeString(input, "other");
            assertThat(InputStamp.of(file, java.util.List.of(input)).fresh(result))
                    .isFalse();
        }
    }

    /** The header of a 64-bit, little-endian program for AMD64. */
    private static final String ELF = "\u007fELF\u0002\u0001\u0001" + "\0".repeat(11) + ">\0 and the program";

    private Path mirror(String program) throws IOException {
        Path mirror = folder.resolve("mirror");
        String plugins = ProviderPackage.folder(VERSION) + "/";
        SampleFolder.write(mirror, plugins + "terraform-provider-aws_v9.8.7_x5", program);
        SampleFolder.write(mirror, plugins + "LICENSE.txt", "free");
        return mirror;
    }

    private ProviderPackage search(Map<String, String> environment) {
        Path work = folder.resolve("work");
        RegistryMirror registry = new RegistryMirror(TerraformBinary.find(System.getenv()), work, environment);
        return new ProviderSearch(VERSION, environment, work).find(registry);
    }

    private static void zip(Path from, Path zip) throws IOException {
        try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(zip));
                var files = Files.list(from)) {
            for (Path file : files.sorted().toList()) {
                out.putNextEntry(new java.util.zip.ZipEntry(file.getFileName().toString()));
                Files.copy(file, out);
            }
        }
    }

    private static void assertMistake(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... parts) {
        assertThatExceptionOfType(PackagingException.class).isThrownBy(call).withMessageContainingAll(parts);
    }
}
