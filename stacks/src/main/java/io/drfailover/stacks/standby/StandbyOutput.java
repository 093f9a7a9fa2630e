package io.drfailover.stacks.standby;

/** Outputs of the standby stack, for people, CI and the drill. */
public enum StandbyOutput {
    FUNCTION_NAME("function_name", "The failover function."),
    FUNCTION_ARN("function_arn", "What people and alarms invoke: the alias live of the function."),
    PROBE_ARN("probe_arn", "What the probe's schedule invokes: the alias probe of the function."),
    FUNCTION_ROLE_ARN("function_role_arn", "Role of the function; administrator of the recovered cluster."),
    CLUSTER_ROLE_ARN("cluster_role_arn", "Role of the recovered cluster's control plane."),
    NODE_ROLE_ARN("node_role_arn", "Role of the recovered worker nodes."),
    BUCKET("bucket", "Bundle, toolchain, recovery state and ledger."),
    TOPIC_ARN("topic_arn", "Where people hear of alarms and failures."),
    ALARM_NAME("alarm_name", "The composite alarm that invokes the failover."),
    PROBE_SCHEDULE_NAME("probe_schedule_name", "The schedule of the probe."),
    READINESS_SCHEDULE_NAME("readiness_schedule_name", "The schedule of the readiness check."),
    WATCHDOG_SCHEDULE_NAME("watchdog_schedule_name", "The schedule that takes up a run which nobody works on."),
    LOG_GROUP_NAME("log_group_name", "The function's log."),
    DASHBOARD_NAME("dashboard_name", "The page for the person on call.");

    private final String outputName;
    private final String description;

    StandbyOutput(String outputName, String description) {
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
