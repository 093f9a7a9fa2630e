package io.drfailover.stacks.standby.permissions;

import java.util.List;

/** ARNs of the recovery stack's load balancer and what belongs to it; AWS ends each with an id of its own. */
record BalancerNames(Reach reach) {
    /** AWS allows 32 characters, and none of them a dash at the end; the recovery stack shortens in the same way. */
    private static final int LONGEST = 32;

    String balancer() {
        return arn("loadbalancer/app/");
    }

    String targetGroup() {
        return arn("targetgroup/");
    }

    String listener() {
        return arn("listener/app/");
    }

    List<String> all() {
        return List.of(balancer(), targetGroup(), listener());
    }

    private String arn(String kind) {
        return reach.arns().of("elasticloadbalancing", kind + shortName(reach.clusterName()) + "/*");
    }

    static String shortName(String clusterName) {
        String cut = clusterName.substring(0, Math.min(LONGEST, clusterName.length()));
        return cut.replaceAll("^-+|-+$", "");
    }
}
