package io.drfailover.helm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A kubeconfig file for one step: a file because helm-java loses kubeconfig contents on a first install, JSON because
 * every JSON is YAML. Deleted when closed; it holds a token.
 *
 * @param file readable by this process only
 */
record Kubeconfig(Path file) implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NAME = "recovery";

    static Kubeconfig write(Path directory, URI endpoint, String certificateAuthority, String token)
            throws IOException {
        ObjectNode config = JSON.createObjectNode();
        config.put("apiVersion", "v1").put("kind", "Config").put("current-context", NAME);
        config.putArray("clusters")
                .addObject()
                .put("name", NAME)
                .putObject("cluster")
                .put("server", endpoint.toString())
                .put("certificate-authority-data", certificateAuthority);
        config.putArray("users").addObject().put("name", NAME).putObject("user").put("token", token);
        config.putArray("contexts")
                .addObject()
                .put("name", NAME)
                .putObject("context")
                .put("cluster", NAME)
                .put("user", NAME);
        Path file = Files.createTempFile(
                directory,
                "kubeconfig-",
                ".json",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new Kubeconfig(Files.write(file, JSON.writeValueAsBytes(config)));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
