package io.drfailover.terraform;

import java.net.URI;
import java.util.Map;

/**
 * What terraform has built.
 *
 * @param clusterName the EKS cluster
 * @param endpoint its Kubernetes API
 * @param certificateAuthority its CA, PEM in base64 as EKS gives it
 * @param plan what was applied
 * @param outputs every other output, as text
 */
public record Infrastructure(
        String clusterName, URI endpoint, String certificateAuthority, PlanSummary plan, Map<String, String> outputs) {
    public Infrastructure {
        outputs = Map.copyOf(outputs);
    }
}
