package io.drfailover.helm;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Access for one release: a token lives 15 minutes, so each release gets a fresh one. Closing it removes the file.
 *
 * @param kubeconfig for Helm, readable by this process only
 * @param token the same token, for calls that Helm does not make
 */
record ClusterSession(Path kubeconfig, String token) implements AutoCloseable {
    static ClusterSession open(Path directory, ClusterAccess cluster, ClusterToken tokens) throws IOException {
        String token = tokens.forCluster(cluster.name());
        Kubeconfig file = Kubeconfig.write(directory, cluster.endpoint(), cluster.certificateAuthority(), token);
        return new ClusterSession(file.file(), token);
    }

    @Override
    public void close() throws IOException {
        new Kubeconfig(kubeconfig).close();
    }

    @Override
    public String toString() {
        return "ClusterSession[hidden]";
    }
}
