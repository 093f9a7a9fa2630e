package io.drfailover.stacks.account;

import io.drfailover.stacks.settings.StackSettings;

/**
 * Names in AWS. They are fixed, so that a policy can speak of a thing that does not exist yet, and the stack of the
 * primary region of this one's function.
 *
 * @param name begins all of them
 */
public record Names(String name) {
    public static final String PRIMARY_DOWN = "-primary-down";

    public static Names of(StackSettings settings) {
        return new Names(settings.name());
    }

    public String function() {
        return name + "-failover";
    }

    public String functionRole() {
        return function();
    }

    public String logGroup() {
        return "/aws/lambda/" + function();
    }

    /** Where EKS writes, once there is a cluster. */
    public String clusterLogGroup(String clusterName) {
        return "/aws/eks/%s/cluster".formatted(clusterName);
    }

    public String topic() {
        return function();
    }

    public String clusterRole() {
        return name + "-dr-cluster";
    }

    public String nodeRole() {
        return name + "-dr-node";
    }

    public String scheduleRole() {
        return name + "-schedule";
    }

    public String scheduleGroup() {
        return name;
    }

    /** The composite alarm, here and in the primary region; there, its topic as well. */
    public String primaryDown() {
        return name + PRIMARY_DOWN;
    }

    public String keyAlias() {
        return "alias/" + name + "-dr";
    }

    public String dashboard() {
        return name + "-dr";
    }

    /** For what has no method of its own. */
    public String with(String suffix) {
        return name + suffix;
    }
}
