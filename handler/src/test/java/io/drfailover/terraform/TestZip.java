package io.drfailover.terraform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Writes zips, hostile ones too. */
public final class TestZip implements AutoCloseable {
    public static final int REGULAR = 0100644;
    public static final int SYMLINK = 0120777;

    private final ZipArchiveOutputStream zip;

    public TestZip(Path file) throws IOException {
        zip = new ZipArchiveOutputStream(file);
    }

    public TestZip entry(String name, int mode, String content) throws IOException {
        var entry = new ZipArchiveEntry(name);
        entry.setUnixMode(mode);
        zip.putArchiveEntry(entry);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeArchiveEntry();
        return this;
    }

    public TestZip file(String name, String content) throws IOException {
        return entry(name, REGULAR, content);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
