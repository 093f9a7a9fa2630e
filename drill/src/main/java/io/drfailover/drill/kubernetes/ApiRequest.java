package io.drfailover.drill.kubernetes;

/**
 * One request that reached the emulated API.
 *
 * @param method the HTTP method
 * @param path the path without the query
 * @param user the access key id behind an EKS token, the name in {@link KubernetesApi#kubeconfig()}, or "" when the
 *     request was not authenticated
 * @param status the HTTP status of the answer
 */
public record ApiRequest(String method, String path, String user, int status) {}
