package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.ObjectPin;
import io.drfailover.contract.ToolchainLayout;
import io.drfailover.terraform.BundleException;
import io.drfailover.terraform.PinnedObjects;
import io.drfailover.terraform.TestZip;
import io.drfailover.terraform.ToolchainLoader;
import io.drfailover.terraform.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedToolchainTest {
    private static final DiskRoom ROOM = new DiskRoom(2, 1);
    private static final String KEY = "toolchain/t.zip";

    @TempDir
    Path scratch;

    private final FakeBucket bucket = new FakeBucket();
    private byte[] zip = {};

    @BeforeEach
    void upload() throws IOException {
        Path file = scratch.resolve("toolchain-source.zip");
        try (var written = new TestZip(file)) {
            written.entry(ToolchainLayout.TERRAFORM, 0100755, "#!/bin/sh\n");
            written.file(ToolchainLayout.PLUGINS_DIRECTORY + "readme", "a provider");
        }
        zip = Files.readAllBytes(file);
        bucket.put(KEY, zip);
    }

    private LoadedToolchain toolchain() {
        var objects = new PinnedObjects(bucket, "bucket");
        var pin = new ObjectPin(KEY, "", SampleBundle.sha256(zip));
        return new LoadedToolchain(objects, pin, new ToolchainLoader(objects, pin, new Workspace(scratch)));
    }

    @Test
    void load_again_readsNothing() {
        LoadedToolchain toolchain = toolchain();

        toolchain.load(ROOM);
        toolchain.load(ROOM);

        assertThat(bucket.reads).hasSize(1);
    }

    @Test
    void load_unpackedButReplacedInTheBucket_isRefused() {
        LoadedToolchain toolchain = toolchain();
        toolchain.load(ROOM);
        bucket.put(KEY, new byte[] {1});

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> toolchain.load(ROOM))
                .withMessageContaining("has SHA-256");
    }

    @Test
    void load_unpackedByARunOfThisSandbox_isVerifiedOnce() {
        toolchain().load(ROOM);
        LoadedToolchain later = toolchain();

        later.load(ROOM);
        later.load(ROOM);

        assertThat(bucket.reads).hasSize(2);
    }

    @Test
    void load_noRoom_readsNothing() {
        assertThatExceptionOfType(LoadedToolchain.NoRoomException.class)
                .isThrownBy(() -> toolchain().load(new DiskRoom(1, 2)));
        assertThat(bucket.reads).isEmpty();
    }
}
