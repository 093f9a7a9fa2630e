package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.eks_cluster.EksCluster;
import com.hashicorp.cdktf.providers.aws.eks_cluster.EksClusterTimeouts;
import com.hashicorp.cdktf.providers.aws.eks_cluster.EksClusterVpcConfig;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.settings.ClusterSettings;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * The EKS control plane. Its role is given, because IAM is managed from one region of the partition, which may be the
 * one that has failed. Who may administer it is said by {@link Administrators}, never by who happened to create it: in
 * peace time that may be CI, and the function must be able to install into the cluster all the same.
 */
final class Cluster extends Construct {
    private final EksCluster cluster;

    Cluster(Construct scope, String id, Config config) {
        super(scope, id);
        cluster = Hcl.named(
                EksCluster.Builder.create(this, "control-plane")
                        .name("${var.cluster_name}")
                        .roleArn("${var.cluster_role_arn}")
                        .version("${var.kubernetes_version}")
                        .enabledClusterLogTypes(List.of("api", "audit", "authenticator"))
                        .vpcConfig(vpcConfig(config))
                        .timeouts(EksClusterTimeouts.builder()
                                // Ten minutes are usual. The provider must not give up before the function does.
                                .create("60m")
                                .build())
                        .tags(Names.tag(""))
                        .lifecycle(TerraformResourceLifecycle.builder()
                                // Known to AWS only while it creates the cluster: without these two, a cluster that
                                // is imported after an interrupted run would be replaced.
                                .ignoreChanges(List.of(
                                        "bootstrap_self_managed_addons",
                                        "access_config[0].bootstrap_cluster_creator_admin_permissions"))
                                .build())
                        .dependsOn(config.dependencies())
                        .build(),
                "cluster");
        // Younger than the generated classes.
        cluster.addOverride(
                "access_config",
                List.of(Map.of(
                        "authentication_mode",
                        "API_AND_CONFIG_MAP",
                        "bootstrap_cluster_creator_admin_permissions",
                        false)));
        config.capacity().withControlPlane(cluster);
        new Administrators(this, "administrators", name());
    }

    private static EksClusterVpcConfig vpcConfig(Config config) {
        ClusterSettings settings = config.settings();
        var endpoint = EksClusterVpcConfig.builder()
                .subnetIds(config.subnetIds())
                .securityGroupIds(List.of(config.securityGroupId()))
                .endpointPrivateAccess(true)
                .endpointPublicAccess(settings.publicEndpoint());
        if (settings.publicEndpoint()) {
            endpoint.publicAccessCidrs(settings.publicEndpointCidrs());
        }
        return endpoint.build();
    }

    /** The cluster's name, known only once it exists. */
    String name() {
        return Hcl.one(cluster, "name");
    }

    /** An attribute for an output; empty while there is no cluster. */
    String output(String attribute) {
        return Hcl.oneOrEmpty(cluster, attribute);
    }

    /** Where the control plane is. */
    record Config(
            ClusterSettings settings,
            Capacity capacity,
            List<String> subnetIds,
            String securityGroupId,
            List<? extends ITerraformDependable> dependencies) {}
}
