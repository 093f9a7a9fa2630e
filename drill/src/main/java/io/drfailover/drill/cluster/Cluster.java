package io.drfailover.drill.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;

/** A Kubernetes API on loopback that authenticates as EKS does, and a way to look behind it. */
public interface Cluster extends AutoCloseable {
    /** Where the emulated EKS says that the cluster answers. */
    URI endpoint();

    /** The certificate authority that the emulated EKS hands out, PEM. */
    String certificateAuthorityPem();

    /** All objects of a kind in a namespace, read past the authentication. */
    List<JsonNode> list(String apiVersion, String kind, String namespace);

    /** How many requests arrived so far. */
    int requests();

    /** How many requests so far asked for a change. */
    int mutations();

    /** Makes the endpoint unreachable from now on. */
    void cutOff();

    /** What a person gives to {@code kubectl} to look inside. */
    String kubeconfig();

    /** What this is, in words. */
    String description();

    /** Takes back what was put where it would outlive this JVM; a second call does nothing. Closing does it too. */
    default void cleanUp() {}

    @Override
    void close();
}
