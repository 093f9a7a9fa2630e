package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.TerraformResourceConfig;
import io.drfailover.stacks.hcl.Hcl;
import java.util.Map;
import software.constructs.Construct;

/**
 * Who administers the cluster: the function, and those whom the settings name. An entry says that AWS's principal is
 * known to the cluster, an association that it may do everything there ("Associate access policies with access
 * entries", Amazon EKS User Guide). Nothing waits for them but the end of the apply, after which Helm begins.
 */
final class Administrators extends Construct {
    private static final String EVERYTHING =
            "arn:${split(\":\", var.administrator_role_arn)[1]}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";

    /** @param clusterName known only once the cluster exists */
    Administrators(Construct scope, String id, String clusterName) {
        super(scope, id);
        // One set: a settings file that names the function's own role says nothing new.
        TerraformResource entry = resource(
                "entry",
                "aws_eks_access_entry",
                Map.of(
                        "for_each",
                        Hcl.expression("local.control_plane_count == 0 ? toset([])"
                                + " : setunion([var.administrator_role_arn], var.cluster_administrators)"),
                        "cluster_name",
                        clusterName,
                        "principal_arn",
                        "${each.value}",
                        "tags",
                        Names.tag("-administrator")));
        resource(
                "policy",
                "aws_eks_access_policy_association",
                Map.of(
                        "for_each",
                        Hcl.expression(Hcl.address(entry)),
                        "cluster_name",
                        "${each.value.cluster_name}",
                        "principal_arn",
                        "${each.value.principal_arn}",
                        "policy_arn",
                        EVERYTHING,
                        "access_scope",
                        Map.of("type", "cluster")));
    }

    /** Younger than the generated classes. */
    private TerraformResource resource(String id, String type, Map<String, Object> arguments) {
        TerraformResource resource = new TerraformResource(
                this,
                id,
                TerraformResourceConfig.builder().terraformResourceType(type).build());
        arguments.forEach(resource::addOverride);
        return Hcl.named(resource, "administrator");
    }
}
