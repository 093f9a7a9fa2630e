package io.drfailover.contract;

/** Outputs of the recovery stack; the function reads the cluster's from here, the drill and people the others. */
public enum TerraformOutput {
    VPC_ID("vpc_id", "VPC of the recovered applications."),
    CLUSTER_NAME("cluster_name", "Name of the EKS cluster."),
    CLUSTER_ENDPOINT("cluster_endpoint", "URL of the Kubernetes API."),
    CLUSTER_CERTIFICATE_AUTHORITY("cluster_certificate_authority", "CA of the Kubernetes API, PEM in base64."),
    NODE_GROUP_NAME("node_group_name", "Name of the node group; empty while the profile has no nodes."),
    LOAD_BALANCER_ARN("load_balancer_arn", "ARN of the load balancer."),
    LOAD_BALANCER_DNS_NAME("load_balancer_dns_name", "Host name of the load balancer; what DNS must point to."),
    TARGET_GROUP_ARN("target_group_arn", "Target group that the nodes are registered in."),
    APPLICATION_NODE_PORT("application_node_port", "NodePort that the target group sends traffic to.");

    private final String outputName;
    private final String description;

    TerraformOutput(String outputName, String description) {
        this.outputName = outputName;
        this.description = description;
    }

    /** The name in Terraform, snake case. */
    public String outputName() {
        return outputName;
    }

    /** One sentence for people. */
    public String description() {
        return description;
    }
}
