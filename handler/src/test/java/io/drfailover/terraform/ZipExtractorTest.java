package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipExtractorTest {
    private static final int EXECUTABLE = 0100755;

    @TempDir
    Path temp;

    private Path archive;
    private Path target;

    @BeforeEach
    void directories() throws IOException {
        archive = temp.resolve("a.zip");
        target = Files.createDirectory(temp.resolve("target"));
    }

    private void extract() {
        new ZipExtractor(Artifact.BUNDLE, new ArchiveLimits(10, 1_000)).extract(archive, target);
    }

    private void assertRefused(String because) throws IOException {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(this::extract)
                .withMessageContainingAll("bundle: ", because, "nothing was changed");
        assertThat(target).isEmptyDirectory();
        try (var all = Files.list(temp)) {
            assertThat(all).containsExactlyInAnyOrder(archive, target);
        }
    }

    @Test
    void extract_ordinaryArchive_keepsContentAndExecutableBit() throws IOException {
        try (var zip = new TestZip(archive)) {
            zip.file("charts/a.yaml", "a").entry("terraform", EXECUTABLE, "b");
        }

        extract();

        assertThat(target.resolve("charts/a.yaml")).hasContent("a");
        assertThat(target.resolve("terraform")).hasContent("b").isExecutable();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil", "a/../../evil", "/evil", "..", "a\\..\\..\\evil", "C:evil", "a/../../target-evil/x"})
    void extract_pathThatLeadsOut_writesNothingAtAll(String name) throws IOException {
        try (var zip = new TestZip(archive)) {
            zip.file("good", "g").file(name, "evil");
        }

        assertRefused("leads out of its directory");
    }

    @Test
    void extract_symbolicLink_isRefused() throws IOException {
        try (var zip = new TestZip(archive)) {
            zip.entry("link", TestZip.SYMLINK, "/etc/passwd");
        }

        assertRefused("is a link or a special file");
    }

    @Test
    void extract_sameNameTwice_isRefused() throws IOException {
        try (var zip = new TestZip(archive)) {
            zip.file("a/b", "1").file("a//b", "2");
        }

        assertRefused("twice");
    }

    @Test
    void extract_tooLarge_isRefused() throws IOException {
        try (var zip = new TestZip(archive)) {
            zip.file("bomb", "0".repeat(1_001));
        }

        assertRefused("more than 1000 bytes");
    }

    @Test
    void extract_tooManyEntries_isRefused() throws IOException {
        try (var zip = new TestZip(archive)) {
            for (int i = 0; i < 11; i++) {
                zip.file("f" + i, "");
            }
        }

        assertRefused("more than 10");
    }

    @Test
    void extract_damagedArchive_isRefused() throws IOException {
        Files.writeString(archive, "this is no zip");

        assertRefused("cannot be unpacked");
    }
}
