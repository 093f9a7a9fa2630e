package io.drfailover.contract;

/** Input variables of the recovery stack that the function sets on the bad day. */
public enum TerraformVariable {
    CLUSTER_NAME("cluster_name", "Name of the EKS cluster; prefix of everything else."),
    CLUSTER_ROLE_ARN("cluster_role_arn", "Role of the EKS control plane; never created by this stack."),
    NODE_ROLE_ARN("node_role_arn", "Role of the worker nodes; never created by this stack."),
    ADMINISTRATOR_ROLE_ARN("administrator_role_arn", "Role of the function, which installs into the cluster."),
    DATABASE_INSTANCE_ID("database_instance_id", "RDS instance whose network is peered; the former replica."),
    CAPACITY_PROFILE("capacity_profile", "cold, pilot-light, warm or full.");

    private final String variableName;
    private final String description;

    TerraformVariable(String variableName, String description) {
        this.variableName = variableName;
        this.description = description;
    }

    /** The name in Terraform, snake case. */
    public String variableName() {
        return variableName;
    }

    /** One sentence for people. */
    public String description() {
        return description;
    }
}
