package io.drfailover.terraform;

import io.drfailover.contract.TerraformOutput;
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

    /** As an earlier invocation recorded its outputs. */
    public static Infrastructure recorded(Map<String, String> outputs) {
        return of(outputs, PlanSummary.NOTHING);
    }

    static Infrastructure of(Map<String, String> outputs, PlanSummary plan) {
        return new Infrastructure(
                outputs.getOrDefault(TerraformOutput.CLUSTER_NAME.outputName(), ""),
                URI.create(outputs.getOrDefault(TerraformOutput.CLUSTER_ENDPOINT.outputName(), "")),
                outputs.getOrDefault(TerraformOutput.CLUSTER_CERTIFICATE_AUTHORITY.outputName(), ""),
                plan,
                outputs);
    }
}
