package io.drfailover.drill.breakage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.contract.BundleLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A bundle's content in memory, to be changed and written again in the same order. */
public final class BundleCopy {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** Reads a bundle. */
    public BundleCopy(Path bundle) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
    }

    /** The content of one of its files. */
    public String text(String path) throws IOException {
        byte[] content = files.get(path);
        if (content == null) {
            throw new IOException("breaking the bundle: it has no " + path + "; build it anew with `mvn package`");
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    /** Gives a file another content. */
    public BundleCopy replace(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Makes the manifest agree with the files, so that only the change itself can be objected to. */
    public BundleCopy sealed() throws IOException {
        ObjectNode manifest = (ObjectNode) JSON.readTree(text(BundleLayout.MANIFEST));
        ObjectNode digests = manifest.putObject("files");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!file.getKey().equals(BundleLayout.MANIFEST)) {
                digests.put(file.getKey(), sha256(file.getValue()));
            }
        }
        return replace(BundleLayout.MANIFEST, JSON.writeValueAsString(manifest));
    }

    /** Writes the zip. */
    public Path write(Path target) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return target;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
