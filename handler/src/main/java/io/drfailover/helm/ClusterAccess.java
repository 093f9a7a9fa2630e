package io.drfailover.helm;

import java.net.URI;

/**
 * The cluster to install into.
 *
 * @param name EKS's name
 * @param endpoint Kubernetes API
 * @param certificateAuthority PEM in base64
 */
public record ClusterAccess(String name, URI endpoint, String certificateAuthority) {}
