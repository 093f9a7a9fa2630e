package io.drfailover.stacks.standby;

import io.drfailover.stacks.settings.StackSettings;

/**
 * Names in AWS. They are fixed, so that a policy can speak of a thing that does not exist yet, and the stack of the
 * primary region of this one's function.
 *
 * @param name begins all of them
 */
record Names(String name) {
    /** What rings: the alarm, the watch stack's topic, the readiness check, people. */
    static final String LIVE = "live";

    /** What only looks, once a minute. */
    static final String PROBE = "probe";

    static final String PRIMARY_DOWN = "-primary-down";

    static Names of(StackSettings settings) {
        return new Names(settings.name());
    }

    String function() {
        return name + "-failover";
    }

    String functionRole() {
        return function();
    }

    String logGroup() {
        return "/aws/lambda/" + function();
    }

    String topic() {
        return function();
    }

    String clusterRole() {
        return name + "-dr-cluster";
    }

    String nodeRole() {
        return name + "-dr-node";
    }

    String scheduleRole() {
        return name + "-schedule";
    }

    String scheduleGroup() {
        return name;
    }

    /** The composite alarm, here and in the primary region; there, its topic as well. */
    String primaryDown() {
        return name + PRIMARY_DOWN;
    }

    String keyAlias() {
        return "alias/" + name + "-dr";
    }

    String dashboard() {
        return name + "-dr";
    }

    /** For what has no method of its own. */
    String with(String suffix) {
        return name + suffix;
    }
}
